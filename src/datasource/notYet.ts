import { t } from '@grafana/i18n';

/** The one sentence this data source can say so far. */
export function notYet(): string {
  return t('not-yet', 'The Pod Coroner data source cannot answer queries yet.');
}
