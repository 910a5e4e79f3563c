import React from 'react';
import { locationUtil, type DataQueryRequest } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getDataSourceSrv, hasPermission } from '@grafana/runtime';
import { LinkButton } from '@grafana/ui';
import { asksUs, ourTarget } from '../explanation/ourTarget';

/** To the settings of the Pod Coroner data source that was asked, for those who may change them. */
export function SettingsLink({ request }: { request: DataQueryRequest | undefined }) {
  const settings = asksUs(request)
    ? getDataSourceSrv().getInstanceSettings(ourTarget(request)?.datasource, request?.scopedVars)
    : undefined;
  if (!settings || !hasPermission('datasources:write')) {
    return null;
  }
  return (
    <LinkButton
      variant="secondary"
      icon="cog"
      href={locationUtil.assureBaseUrl(`/connections/datasources/edit/${encodeURIComponent(settings.uid)}`)}
    >
      {t('panel.settings', 'Settings of {{name}}', { name: settings.name, interpolation: { escapeValue: false } })}
    </LinkButton>
  );
}
