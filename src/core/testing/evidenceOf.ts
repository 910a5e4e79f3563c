import { Evidence, PodRef } from '../evidence/Evidence';
import { Labels, Series } from '../evidence/Series';
import { epochMs, EpochMs } from '../units';

/** The moment that tests count their seconds from. */
export const T0 = epochMs(Date.UTC(2026, 10, 23, 12));

/** Seconds after T0 as Unix milliseconds. */
export const at = (seconds: number): EpochMs => epochMs(T0 + Math.round(seconds * 1000));

/** Seconds after T0 as Unix seconds: what metrics such as `last_terminated_timestamp` hold. */
export const unix = (seconds: number): number => at(seconds) / 1000;

/** A series from points of seconds after T0 and values. */
export const series = (metric: string, labels: Labels, points: Array<[number, number]>): Series => ({
  metric,
  labels,
  times: points.map(([seconds]) => at(seconds)),
  values: points.map(([, value]) => value),
});

export const SCRAPE_SECONDS = 30;

/** A series that was scraped every 30 s from one second to another; where the value is null there is no sample. */
export function scraped(
  metric: string,
  labels: Labels,
  from: number,
  to: number,
  value: (seconds: number) => number | null
): Series {
  const points: Array<[number, number]> = [];
  for (let seconds = from; seconds <= to; seconds += SCRAPE_SECONDS) {
    const sample = value(seconds);
    if (sample !== null) {
      points.push([seconds, sample]);
    }
  }
  return series(metric, labels, points);
}

/** The same over most of the hour that `evidenceOf` spans. */
export const during = (metric: string, labels: Labels, value: (seconds: number) => number | null): Series =>
  scraped(metric, labels, -1795, 1800, value);

export const POD: PodRef = {
  cluster: '',
  namespace: 'shop',
  pod: 'cart-1',
  uid: '0d3e4f00-0000-4000-8000-000000000001',
  node: 'worker-1',
  selected: true,
};

/** Labels of kube-state-metrics' series of that pod's container. */
export const OF_CONTAINER: Labels = { namespace: POD.namespace, pod: POD.pod, uid: POD.uid, container: 'cart' };
export const OF_POD: Labels = { namespace: POD.namespace, pod: POD.pod, uid: POD.uid };

/** Labels of cAdvisor's series of that container's only life. */
export const OF_CGROUP: Labels = {
  namespace: POD.namespace,
  pod: POD.pod,
  container: 'cart',
  id: '/kubepods/cart',
  name: 'a'.repeat(64),
};

/** Evidence of one pod on one node, an hour around T0, asked for long after. */
export function evidenceOf(all: Series[], given: Partial<Evidence> = {}): Evidence {
  const byMetric: Record<string, Series[]> = {};
  all.forEach((one) => (byMetric[one.metric] ??= []).push(one));
  return {
    selection: {},
    range: { from: at(-1800), to: at(1800) },
    window: { from: at(-3600), to: at(2400) },
    askedAt: at(86_400),
    scrapeSeconds: SCRAPE_SECONDS,
    containers: null,
    collected: [],
    deleted: [],
    pods: [POD],
    nodes: [{ cluster: '', node: POD.node }],
    series: byMetric,
    sources: {},
    queries: [],
    notices: [],
    ...given,
  };
}
