import React from 'react';
import { t } from '@grafana/i18n';
import { DataSourcePicker } from '@grafana/runtime';
import { Field, Input } from '@grafana/ui';
import { type AutopsySettings } from './AutopsyQuery';
import { speaksLogql } from './findLoki';

interface Props {
  settings: AutopsySettings;
  onChange(some: Partial<AutopsySettings>): void;
}

/** The optional Loki, and the label that names its nodes where none of the usual ones does. */
export function LokiSettings({ settings: { lokiUid, labels }, onChange }: Props) {
  const name = (node: string) =>
    onChange({ labels: { ...labels, loki: { ...labels?.loki, node: node.trim() === '' ? undefined : node.trim() } } });
  return (
    <>
      <Field
        label={t('config.loki', 'Loki (optional)')}
        description={t(
          'config.loki-description',
          'The data source with the nodes’ journals or the cluster’s events: the kernel’s and the kubelet’s own words decide before any metric.'
        )}
        htmlFor="podcoroner-loki"
      >
        <DataSourcePicker
          inputId="podcoroner-loki"
          current={lokiUid ?? null}
          filter={speaksLogql}
          noDefault
          placeholder={t('config.choose-loki', 'Choose a Loki data source')}
          onChange={({ uid }) => onChange({ lokiUid: uid })}
          onClear={() => onChange({ lokiUid: undefined })}
          width={50}
        />
      </Field>
      {lokiUid !== undefined && (
        <Field
          label={t('config.loki-node', 'Node label in Loki')}
          description={t(
            'config.loki-node-description',
            'The label that holds a node’s name; empty to detect it among the usual ones (node, host, instance and the like).'
          )}
          htmlFor="podcoroner-loki-node"
        >
          <Input
            id="podcoroner-loki-node"
            width={30}
            value={labels?.loki?.node ?? ''}
            onChange={({ currentTarget }) => name(currentTarget.value)}
          />
        </Field>
      )}
    </>
  );
}
