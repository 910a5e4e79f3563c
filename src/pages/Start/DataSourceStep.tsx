import React, { useState } from 'react';
import { type DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { hasPermission } from '@grafana/runtime';
import { Alert, Button, Text, TextLink } from '@grafana/ui';
import { createDataSource } from './createDataSource';
import { reasonOf } from './reasonOf';
import { Step } from './Step';

interface Props {
  /** of the chosen Prometheus */
  prometheusUid: string | undefined;
  /** the Pod Coroner data source that asks it */
  ours: DataSourceInstanceSettings | undefined;
  /** something can be seen there */
  isUsable: boolean;
  onCreated: () => void;
}

/** A data source of Pod Coroner's that asks the chosen Prometheus: there, or one click away. */
export function DataSourceStep({ prometheusUid, ours, isUsable, onCreated }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const create = async (uid: string) => {
    setBusy(true);
    try {
      await createDataSource(uid);
      setProblem(null);
      onCreated();
    } catch (error) {
      setProblem(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Step
      number={2}
      title={t('start.data-source.title', 'Create the Pod Coroner data source')}
      isDone={ours !== undefined}
    >
      {ours ? (
        <Text element="p">
          {hasPermission('datasources:write') ? (
            <TextLink inline href={`/connections/datasources/edit/${ours.uid}`}>
              {ours.name}
            </TextLink>
          ) : (
            ours.name
          )}{' '}
          {t('start.data-source.there', 'asks this Prometheus.')}
        </Text>
      ) : hasPermission('datasources:create') ? (
        <div>
          <Button
            icon="plus"
            variant={isUsable ? 'primary' : 'secondary'}
            disabled={!prometheusUid || isBusy}
            onClick={() => prometheusUid && create(prometheusUid)}
          >
            {t('start.data-source.create', 'Create the data source')}
          </Button>
        </div>
      ) : (
        <Text element="p">
          {t(
            'start.data-source.forbidden',
            'You may not create data sources here: ask an administrator to open this page and press the button.'
          )}
        </Text>
      )}
      {problem && <Alert severity="error" title={problem} bottomSpacing={0} />}
    </Step>
  );
}
