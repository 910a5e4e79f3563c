import React from 'react';
import { type QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow, RadioButtonGroup } from '@grafana/ui';
import { type AutopsyDataSource } from './AutopsyDataSource';
import { type AutopsyQuery, type AutopsySettings } from './AutopsyQuery';
import { DEFAULT_NAMES, NAMES_QUERY_TYPES, type NamesQuery, type NamesQueryType } from './NamesQuery';
import { SelectorFields } from './SelectorFields';

type Props = QueryEditorProps<AutopsyDataSource, AutopsyQuery, AutopsySettings, NamesQuery>;

/** Which names a dashboard variable lists, and what narrows them. */
export function VariableEditor({ query, onChange, datasource, range }: Props) {
  const change = (part: Partial<NamesQuery>) => onChange({ ...query, refId: query.refId || 'Names', ...part });
  const types = NAMES_QUERY_TYPES.map((value) => ({ value, label: label(value) }));
  return (
    <>
      <InlineFieldRow>
        <InlineField label={t('variable.list', 'List')} labelWidth={14}>
          <RadioButtonGroup
            options={types}
            value={query.queryType ?? DEFAULT_NAMES}
            onChange={(queryType) => change({ queryType })}
          />
        </InlineField>
      </InlineFieldRow>
      <SelectorFields id="variable" selectors={query} datasource={datasource} range={range} onChange={change} />
    </>
  );
}

function label(type: NamesQueryType): string {
  const labels: Record<NamesQueryType, string> = {
    clusters: t('variable.clusters', 'Clusters'),
    namespaces: t('variable.namespaces', 'Namespaces'),
    pods: t('variable.pods', 'Pods'),
    containers: t('variable.containers', 'Containers'),
    nodes: t('variable.nodes', 'Nodes'),
  };
  return labels[type];
}
