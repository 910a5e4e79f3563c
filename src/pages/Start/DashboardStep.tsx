import React, { useEffect, useState } from 'react';
import { t } from '@grafana/i18n';
import { hasPermission } from '@grafana/runtime';
import { Alert, Button, LinkButton, LoadingPlaceholder, Text } from '@grafana/ui';
import { dashboardHref, importDashboard, isImported } from './dashboard';
import { reasonOf } from './reasonOf';
import { Step } from './Step';

interface Props {
  /** of the Pod Coroner data source that the dashboard opens on */
  dataSourceUid: string | undefined;
  /** of the newest sample, where it lies in the past: Unix milliseconds */
  newestAt: number | undefined;
}

/** The dashboard: there, or one click away. */
export function DashboardStep({ dataSourceUid, newestAt }: Props) {
  const [isThere, setThere] = useState<boolean | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    isImported().then(setThere, (error: unknown) => {
      setThere(false);
      setProblem(reasonOf(error));
    });
  }, []);
  const importIt = async () => {
    try {
      await importDashboard();
      setThere(true);
      setProblem(null);
    } catch (error) {
      setProblem(reasonOf(error));
    }
  };
  return (
    <Step number={3} title={t('start.dashboard.title', 'Import the dashboard')} isDone={isThere === true}>
      {isThere === null ? (
        <LoadingPlaceholder text={t('start.dashboard.looking', 'Looking for the dashboard…')} />
      ) : isThere ? (
        <div>
          <LinkButton icon="apps" href={dashboardHref(dataSourceUid, newestAt)}>
            {t('start.dashboard.open', 'Open the dashboard')}
          </LinkButton>
        </div>
      ) : hasPermission('dashboards:create') ? (
        <div>
          <Button icon="import" onClick={importIt} variant={dataSourceUid ? 'primary' : 'secondary'}>
            {t('start.dashboard.import', 'Import the dashboard')}
          </Button>
        </div>
      ) : (
        <Text element="p">
          {t(
            'start.dashboard.forbidden',
            'You may not create dashboards here: ask an editor to open this page and press the button.'
          )}
        </Text>
      )}
      {problem && <Alert severity="error" title={problem} bottomSpacing={0} />}
    </Step>
  );
}
