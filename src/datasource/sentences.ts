import { t } from '@grafana/i18n';
import { PrometheusError, type PrometheusFault } from '../core/evidence/prometheus/Prometheus';
import { SelectionError } from '../core/evidence/SelectionError';

/** What went wrong, in one sentence that leads on. */
export function sentenceFor(error: unknown): string {
  if (error instanceof PrometheusError) {
    return ofPrometheus(error);
  }
  if (error instanceof SelectionError) {
    return t(
      'error.pattern',
      'A pattern of the selection is no regular expression ({{detail}}): patterns are RE2, as in PromQL.',
      unescaped({ detail: error.detail })
    );
  }
  return error instanceof Error ? error.message : String(error);
}

function ofPrometheus({ fault, address: name, detail }: PrometheusError): string {
  const said = unescaped({ name, detail });
  const sentences: Record<PrometheusFault, () => string> = {
    unreachable: () =>
      t(
        'error.unreachable',
        'The Prometheus data source {{name}} cannot reach its server ({{detail}}): test that data source.',
        said
      ),
    timeout: () =>
      t(
        'error.timeout',
        'The Prometheus data source {{name}} did not answer in time: choose a shorter range or fewer pods.',
        said
      ),
    unauthorized: () =>
      t(
        'error.unauthorized',
        'The server behind {{name}} wants other credentials (HTTP 401): correct them in that data source.',
        said
      ),
    forbidden: () =>
      t(
        'error.forbidden',
        'You may not query the data source {{name}} (HTTP 403): ask an administrator for the right to query it.',
        said
      ),
    'not-prometheus': () =>
      t(
        'error.not-prometheus',
        '{{name}} did not answer as a Prometheus does ({{detail}}): test that data source.',
        said
      ),
    query: () => t('error.query', 'The Prometheus data source {{name}} failed a query ({{detail}}).', said),
  };
  return sentences[fault]();
}

/** React escapes what it shows; i18next must not do it a second time. */
const unescaped = <T extends Record<string, string>>(values: T) => ({
  ...values,
  interpolation: { escapeValue: false },
});
