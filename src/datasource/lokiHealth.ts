import { t } from '@grafana/i18n';
import { say } from '../core/explanation/words/say';
import { message } from '../core/explanation/Message';
import { type Loki, LokiError } from '../core/evidence/loki/Loki';
import { EVENT_SOURCE } from '../core/evidence/loki/needles';
import { type LogLabels, NODE_LABELS, present, SOURCE_LABELS } from '../core/evidence/loki/LogLabels';
import { type TimeRange } from '../core/evidence/Evidence';

/** One sentence on what the chosen Loki has in a time: which label names the nodes, and whether it holds events. */
export async function lokiHealth(loki: Loki, labels: LogLabels, range: TimeRange): Promise<string> {
  try {
    const names = await loki.labelNames(range);
    const nodes = present(labels.node, NODE_LABELS, names);
    const events = await eventSource(loki, labels, names, range);
    const values = {
      labels: nodes.join(', '),
      events: events ?? t('health.loki-no-events', 'none'),
      interpolation: { escapeValue: false },
    };
    if (names.length === 0) {
      return t('health.loki-empty', 'Loki answers, but has no stream of the last hour.');
    }
    return nodes.length === 0
      ? t('health.loki-no-node', 'Loki has no label that names the nodes, so that kernel lines cannot be found; events: {{events}}.', values) // prettier-ignore
      : t('health.loki', 'Loki names the nodes by {{labels}}; events: {{events}}.', values);
  } catch (error) {
    return error instanceof LokiError
      ? say(message(`notice.loki-${error.fault}`, { family: 'kernel-log', detail: error.detail }))
      : String(error);
  }
}

async function eventSource(loki: Loki, labels: LogLabels, names: string[], range: TimeRange): Promise<string | null> {
  for (const label of present(labels.source, SOURCE_LABELS, names)) {
    const found = (await loki.labelValues(label, range)).find((value) => EVENT_SOURCE.test(value));
    if (found !== undefined) {
      return `${label}=${found}`;
    }
  }
  return null;
}
