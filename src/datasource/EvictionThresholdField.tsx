import React from 'react';
import { t } from '@grafana/i18n';
import { Field, Input } from '@grafana/ui';
import { DEFAULT_EVICTION_THRESHOLD, isEvictionThreshold } from '../core/kubernetes/evictionThreshold';
import { quantityOf } from '../core/kubernetes/quantity';
import { type AutopsySettings } from './AutopsyQuery';

interface Props {
  value: string;
  onChange(some: Partial<AutopsySettings>): void;
}

/** The optional threshold at which the kubelets evict, in their own words. */
export function EvictionThresholdField({ value, onChange }: Props) {
  return (
    <Field
      label={t('config.eviction-threshold', 'Eviction threshold (optional)')}
      description={t(
        'config.eviction-threshold-description',
        'memory.available of the kubelets’ evictionHard, such as 500Mi or 5%, where all nodes have the same; empty to take it from evictions, from the pods’ common limit, or else the default of 100Mi.'
      )}
      htmlFor="podcoroner-eviction-threshold"
      invalid={value.trim() !== '' && !isEvictionThreshold(value.trim())}
      error={t(
        'config.eviction-threshold-error',
        'No kubelet takes this: write a quantity such as 500Mi, or a share of the node’s memory such as 5%.'
      )}
    >
      <Input
        id="podcoroner-eviction-threshold"
        width={30}
        placeholder={quantityOf(DEFAULT_EVICTION_THRESHOLD)}
        value={value}
        onChange={({ currentTarget }) =>
          onChange({ evictionThreshold: currentTarget.value === '' ? undefined : currentTarget.value })
        }
      />
    </Field>
  );
}
