import React from 'react';
import { getDefaultTimeRange, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import { type AutopsyDataSource } from './AutopsyDataSource';
import { type Selectors } from './AutopsyQuery';
import { type NameKind } from '../core/evidence/prometheus/findNames';
import { NameSelect } from './NameSelect';

interface Props {
  /** tells the fields of one query from those of another */
  id: string;
  selectors: Selectors;
  datasource: AutopsyDataSource;
  range: TimeRange | undefined;
  onChange: (part: Selectors) => void;
}

/** Who is asked about. Every selector takes a name, an RE2 pattern or a variable. */
export function SelectorFields({ id, selectors, datasource, range, onChange }: Props) {
  return (
    <InlineFieldRow>
      {fields().map(({ kind, label }) => (
        <NameSelect
          key={kind}
          id={`podcoroner-${id}-${kind}`}
          label={label}
          tooltip={t('editor.pattern', 'A name, an anchored RE2 pattern such as cart-.*, or a variable such as $pod')}
          value={selectors[kind]}
          find={() => datasource.names(kind, selectors, range ?? getDefaultTimeRange())}
          onChange={(value) => onChange({ [kind]: value })}
        />
      ))}
    </InlineFieldRow>
  );
}

const fields = (): Array<{ kind: NameKind; label: string }> => [
  { kind: 'cluster', label: t('editor.cluster', 'Cluster') },
  { kind: 'namespace', label: t('editor.namespace', 'Namespace') },
  { kind: 'pod', label: t('editor.pod', 'Pod') },
  { kind: 'container', label: t('editor.container', 'Container') },
  { kind: 'node', label: t('editor.node', 'Node') },
];
