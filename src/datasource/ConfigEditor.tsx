import React from 'react';
import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { DataSourcePicker } from '@grafana/runtime';
import { Field, FieldSet, Text } from '@grafana/ui';
import { type AutopsySettings } from './AutopsyQuery';
import { EvictionThresholdField } from './EvictionThresholdField';
import { speaksPromql } from './innerDataSource';
import { LokiSettings } from './LokiSettings';

type Props = DataSourcePluginOptionsEditorProps<AutopsySettings>;

/** What to set: which Prometheus data source is asked, which Loki beside it, and what no metric may say of the nodes. */
export function ConfigEditor({ options, onOptionsChange }: Props) {
  const change = (some: Partial<AutopsySettings>) =>
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, ...some } });
  return (
    <FieldSet label={t('config.evidence', 'Evidence')}>
      <Field
        label={t('config.prometheus', 'Prometheus')}
        description={t(
          'config.prometheus-description',
          'The data source with kube-state-metrics, cAdvisor and node-exporter. It is asked through Grafana, with the rights of whoever looks.'
        )}
        htmlFor="podcoroner-prometheus"
      >
        <DataSourcePicker
          inputId="podcoroner-prometheus"
          current={options.jsonData.prometheusUid ?? null}
          filter={speaksPromql}
          noDefault
          placeholder={t('config.choose', 'Choose a Prometheus data source')}
          onChange={({ uid }) => change({ prometheusUid: uid })}
          onClear={() => change({ prometheusUid: undefined })}
          width={50}
        />
      </Field>
      <LokiSettings settings={options.jsonData} onChange={change} />
      <EvictionThresholdField value={String(options.jsonData.evictionThreshold ?? '')} onChange={change} />
      <Text element="p" color="secondary">
        {t('config.no-secrets', 'No address and no credential is stored here.')}
      </Text>
    </FieldSet>
  );
}
