import { type DataQueryError } from '@grafana/data';
import { t } from '@grafana/i18n';

/** What went wrong, in a sentence; null when nothing did. */
export function problemOf({ errors, error }: { errors?: DataQueryError[]; error?: DataQueryError }): string | null {
  const failed = errors?.[0] ?? error;
  if (!failed) {
    return null;
  }
  return (
    failed.message ??
    failed.data?.message ??
    failed.statusText ??
    t('panel.failed', 'The query failed, and the data source did not say why.')
  );
}
