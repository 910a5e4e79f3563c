import React from 'react';
import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { DataSourcePicker } from '@grafana/runtime';
import { Field, FieldSet, Text } from '@grafana/ui';
import { type AutopsySettings } from './AutopsyQuery';
import { speaksPromql } from './innerDataSource';

type Props = DataSourcePluginOptionsEditorProps<AutopsySettings>;

/** The one thing to set: which Prometheus data source is asked. */
export function ConfigEditor({ options, onOptionsChange }: Props) {
  const choose = (prometheusUid: string | undefined) =>
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, prometheusUid } });
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
          onChange={({ uid }) => choose(uid)}
          onClear={() => choose(undefined)}
          width={50}
        />
      </Field>
      <Text element="p" color="secondary">
        {t('config.no-secrets', 'No address and no credential is stored here.')}
      </Text>
    </FieldSet>
  );
}
