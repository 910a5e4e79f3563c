import { dateTime, type DataQueryRequest, type TestDataSourceResponse } from '@grafana/data';
import { t } from '@grafana/i18n';
import { epochMs } from '../core/units';
import { matches, selector } from '../core/evidence/prometheus/matcher';
import { GrafanaPrometheus } from './GrafanaPrometheus';
import { type Source } from './innerDataSource';
import { sentenceFor } from './sentences';

/** One metric stands for each family that an answer rests on, with what its absence costs. */
const FAMILIES: Array<{ metric: string; name: () => string; without: () => string }> = [
  {
    metric: 'kube_pod_container_status_restarts_total',
    name: () => t('health.ksm', 'kube-state-metrics'),
    without: () => t('health.ksm-missing', 'no kube-state-metrics: no kill can be found; scrape it'),
  },
  {
    metric: 'kube_pod_container_status_last_terminated_timestamp',
    name: () => t('health.dates', 'dates of ends'),
    without: () =>
      t(
        'health.dates-missing',
        'no kube_pod_container_status_last_terminated_timestamp: ends are dated only to a scrape; use kube-state-metrics 2.12 or later'
      ),
  },
  {
    metric: 'container_memory_working_set_bytes',
    name: () => t('health.cadvisor', 'container memory'),
    without: () =>
      t('health.cadvisor-missing', 'no cAdvisor: no memory to compare; scrape the kubelet’s /metrics/cadvisor'),
  },
  {
    metric: 'node_memory_MemAvailable_bytes',
    name: () => t('health.node', 'node memory'),
    without: () =>
      t('health.node-missing', 'no node-exporter: what the node had left is not known; run it on every node'),
  },
  {
    metric: 'node_vmstat_oom_kill',
    name: () => t('health.vmstat', 'kernel kills'),
    without: () =>
      t(
        'health.vmstat-missing',
        'no node_vmstat_oom_kill: whether the kernel killed anybody is not known; keep it in node-exporter’s scrape'
      ),
  },
  {
    metric: 'kubelet_node_name',
    name: () => t('health.kubelet', 'kubelets'),
    without: () =>
      t('health.kubelet-missing', 'no kubelet metrics: evictions cannot be told apart; scrape the kubelet’s /metrics'),
  },
];

/** What the settings' test answers, and when the newest sample was taken where it lies in the past. */
export interface Health extends TestDataSourceResponse {
  /** Unix milliseconds */
  newestAt?: number;
}

/** What can be seen through the chosen Prometheus: how many series of each family, and the exact thing to fix. */
export async function health(source: Source): Promise<Health> {
  if (source.kind === 'capsule') {
    return { status: 'success', message: t('health.capsule', 'A capsule is open.') };
  }
  const now = dateTime();
  const raw = { from: dateTime(now).subtract(10, 'minutes'), to: now };
  const request = {
    requestId: 'podcoroner-health',
    targets: [],
    range: { ...raw, raw },
    scopedVars: {},
    app: 'podcoroner',
    startTime: now.valueOf(),
    timezone: 'utc',
    interval: '60s',
    intervalMs: 60_000,
  } as DataQueryRequest;
  const prometheus = new GrafanaPrometheus(source.dataSource, request, new AbortController().signal);
  const names = FAMILIES.map(({ metric }) => metric).join('|');
  try {
    const series = await prometheus.query(`count by (__name__) (${selector('', matches('__name__', names))})`, {
      at: epochMs(now.valueOf()),
    });
    const counts = new Map(series.map(({ metric, labels, values }) => [metric || labels.__name__, values.at(-1) ?? 0]));
    const newest = counts.size === 0 ? await newestSample(prometheus, now.valueOf()) : null;
    return newest === null ? report(counts, source.dataSource.name) : onlyPast(newest, source.dataSource.name);
  } catch (error) {
    return { status: 'error', message: sentenceFor(error) };
  }
}

/** Half an hour apart for 90 days: where there is nothing now, there is little to read. */
const PAST = '[90d:30m]';

/** When kube-state-metrics was last seen, in milliseconds; null when not within 90 days, or when it cannot be told. */
async function newestSample(prometheus: GrafanaPrometheus, now: number): Promise<number | null> {
  try {
    const [newest] = await prometheus.query(`max(max_over_time(timestamp(kube_pod_info)${PAST}))`, {
      at: epochMs(now),
    });
    const seconds = newest?.values.at(-1);
    return seconds === undefined ? null : seconds * 1000;
  } catch {
    return null;
  }
}

const onlyPast = (newest: number, prometheus: string): Health => ({
  newestAt: newest,
  status: 'success',
  message: t(
    'health.past',
    '{{prometheus}} has Kubernetes metrics of the past, the newest near {{time}} (UTC), and none now: choose a time range that ends there.',
    { prometheus, time: dateTime(newest).utc().format('YYYY-MM-DD HH:mm'), interpolation: { escapeValue: false } }
  ),
});

function report(counts: Map<string, number>, prometheus: string): TestDataSourceResponse {
  const found = FAMILIES.filter(({ metric }) => counts.has(metric)).map(
    ({ metric, name }) => `${name()} ${counts.get(metric)}`
  );
  const missing = FAMILIES.filter(({ metric }) => !counts.has(metric)).map(({ without }) => without());
  const values = {
    prometheus,
    found: found.join(', '),
    missing: missing.join('; '),
    interpolation: { escapeValue: false },
  };
  if (found.length === 0) {
    return {
      status: 'error',
      message: t(
        'health.nothing',
        '{{prometheus}} answers, but has no Kubernetes metrics now: scrape kube-state-metrics, cAdvisor and node-exporter, or choose another Prometheus.',
        values
      ),
    };
  }
  if (!counts.has(FAMILIES[0].metric)) {
    return { status: 'error', message: t('health.blind', '{{prometheus}}: {{missing}}.', values) };
  }
  return missing.length === 0
    ? {
        status: 'success',
        message: t('health.all', '{{prometheus}} has all that is needed (series now: {{found}}).', values),
      }
    : {
        status: 'success',
        message: t('health.some', '{{prometheus}} has {{found}} (series now). Missing: {{missing}}.', values),
      };
}
