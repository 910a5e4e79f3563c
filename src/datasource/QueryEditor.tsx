import React from 'react';
import { getDefaultTimeRange, type QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow, RadioButtonGroup } from '@grafana/ui';
import { type AutopsyDataSource } from './AutopsyDataSource';
import { QUERY_TYPES, type AutopsyQuery, type AutopsyQueryType, type AutopsySettings } from './AutopsyQuery';
import { type NameKind } from './findNames';
import { NameSelect } from './NameSelect';

type Props = QueryEditorProps<AutopsyDataSource, AutopsyQuery, AutopsySettings>;

/** Who is asked about, and what for. Every selector takes a name, an RE2 pattern or a variable. */
export function QueryEditor({ query, onChange, onRunQuery, datasource, range }: Props) {
  const change = (part: Partial<AutopsyQuery>) => {
    onChange({ ...query, ...part });
    onRunQuery();
  };
  const types = QUERY_TYPES.map((value) => ({ value, label: typeLabel(value), description: typeDescription(value) }));
  return (
    <>
      <InlineFieldRow>
        <InlineField label={t('editor.type', 'Show')} labelWidth={12}>
          <RadioButtonGroup
            options={types}
            value={query.queryType ?? 'autopsy'}
            onChange={(queryType) => change({ queryType })}
          />
        </InlineField>
      </InlineFieldRow>
      <InlineFieldRow>
        {fields().map(({ kind, label }) => (
          <NameSelect
            key={kind}
            id={`podcoroner-${query.refId}-${kind}`}
            label={label}
            tooltip={t('editor.pattern', 'A name, an anchored RE2 pattern such as cart-.*, or a variable such as $pod')}
            value={query[kind]}
            find={() => datasource.names(kind, query, range ?? getDefaultTimeRange())}
            onChange={(value) => change({ [kind]: value })}
          />
        ))}
      </InlineFieldRow>
    </>
  );
}

const fields = (): Array<{ kind: NameKind; label: string }> => [
  { kind: 'cluster', label: t('editor.cluster', 'Cluster') },
  { kind: 'namespace', label: t('editor.namespace', 'Namespace') },
  { kind: 'pod', label: t('editor.pod', 'Pod') },
  { kind: 'container', label: t('editor.container', 'Container') },
  { kind: 'node', label: t('editor.node', 'Node') },
];

function typeLabel(type: AutopsyQueryType): string {
  const labels: Record<AutopsyQueryType, string> = {
    autopsy: t('editor.autopsy', 'Autopsy'),
    kills: t('editor.kills', 'Kills'),
    memory: t('editor.memory', 'Memory'),
    node: t('editor.node-memory', 'Node'),
  };
  return labels[type];
}

function typeDescription(type: AutopsyQueryType): string {
  const descriptions: Record<AutopsyQueryType, string> = {
    autopsy: t('editor.autopsy-description', 'Everything the Pod Coroner panel draws, with explanations'),
    kills: t('editor.kills-description', 'A row a kill, for tables and annotations'),
    memory: t('editor.memory-description', 'Memory, limits and requests of the selected containers'),
    node: t('editor.node-description', 'Memory and pressure of their nodes'),
  };
  return descriptions[type];
}
