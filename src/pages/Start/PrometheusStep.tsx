import React from 'react';
import { locationUtil, type DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { DataSourcePicker, hasPermission } from '@grafana/runtime';
import { Alert, Field, LinkButton, LoadingPlaceholder, Text } from '@grafana/ui';
import { type Health } from '../../datasource/health';
import { speaksPromql } from '../../datasource/innerDataSource';
import { Step } from './Step';

interface Props {
  /** of the chosen data source */
  uid: string | undefined;
  /** what its test found; null while it is asked */
  seen: Health | null;
  onChoose: (uid: string) => void;
}

/** Which Prometheus is asked, and what can be seen there. */
export function PrometheusStep({ uid, seen, onChoose }: Props) {
  return (
    <Step number={1} title={t('start.prometheus.title', 'Choose a Prometheus')} isDone={seen?.status === 'success'}>
      <Text element="p" color="secondary">
        {t(
          'start.prometheus.text',
          'It should collect kube-state-metrics, cAdvisor and node-exporter. Pod Coroner asks it through Grafana, with the rights of whoever looks.'
        )}
      </Text>
      {uid === undefined ? (
        <NoPrometheus />
      ) : (
        <>
          <Field
            label={t('start.prometheus.label', 'Prometheus data source')}
            htmlFor="podcoroner-start-prometheus"
            noMargin
          >
            <DataSourcePicker
              inputId="podcoroner-start-prometheus"
              current={uid}
              filter={speaksPromql}
              noDefault
              onChange={(chosen: DataSourceInstanceSettings) => onChoose(chosen.uid)}
              width={50}
            />
          </Field>
          <div data-testid="podcoroner-seen" role="status">
            {seen ? (
              <Alert
                severity={seen.status === 'success' ? 'success' : 'error'}
                title={seen.message}
                bottomSpacing={0}
              />
            ) : (
              <LoadingPlaceholder text={t('start.prometheus.looking', 'Looking at what is there…')} />
            )}
          </div>
        </>
      )}
    </Step>
  );
}

function NoPrometheus() {
  return hasPermission('datasources:create') ? (
    <div>
      <LinkButton icon="plus" href={locationUtil.assureBaseUrl('/connections/datasources/prometheus')}>
        {t('start.prometheus.add', 'Add a Prometheus data source')}
      </LinkButton>
    </div>
  ) : (
    <Text element="p">
      {t(
        'start.prometheus.none',
        'There is no Prometheus data source that you may use: ask an administrator to add one, or for the right to query it.'
      )}
    </Text>
  );
}
