import React, { useEffect, useRef } from 'react';
import { type QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow, RadioButtonGroup } from '@grafana/ui';
import { type AutopsyDataSource } from './AutopsyDataSource';
import { QUERY_TYPES, type AutopsyQuery, type AutopsyQueryType, type AutopsySettings } from './AutopsyQuery';
import { ExpressionField } from './ExpressionField';
import { SelectorFields } from './SelectorFields';

type Props = QueryEditorProps<AutopsyDataSource, AutopsyQuery, AutopsySettings>;

/** What is asked for, and about whom. */
export function QueryEditor({ query, onChange, onRunQuery, datasource, data, range }: Props) {
  const isNew = useRef(data === undefined);
  useEffect(() => {
    // Grafana does not run a new panel's query by itself
    if (isNew.current) {
      isNew.current = false;
      onRunQuery();
    }
  }, [onRunQuery]);
  const change = (part: Partial<AutopsyQuery>) => {
    onChange({ ...query, ...part });
    onRunQuery();
  };
  const types = QUERY_TYPES.map((value) => ({ value, label: typeLabel(value), description: typeDescription(value) }));
  return (
    <>
      <InlineFieldRow>
        <InlineField label={t('editor.type', 'Show')} labelWidth={14}>
          <RadioButtonGroup
            options={types}
            value={query.queryType ?? 'autopsy'}
            onChange={(queryType) => change({ queryType })}
          />
        </InlineField>
      </InlineFieldRow>
      <SelectorFields id={query.refId} selectors={query} datasource={datasource} range={range} onChange={change} />
      {(query.queryType ?? 'autopsy') === 'autopsy' && (
        <ExpressionField
          id={`podcoroner-${query.refId}-expr`}
          value={query.expr}
          onChange={(expr) => change({ expr })}
        />
      )}
    </>
  );
}

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
