import { dateTime, type DataQueryRequest, type TimeRange } from '@grafana/data';
import { labelNames, OWN_LABELS } from '../core/evidence/prometheus/labelNames';
import { matches, selector } from '../core/evidence/prometheus/matcher';
import { epochMs } from '../core/units';
import { type Selection } from '../core/evidence/Evidence';
import { GrafanaPrometheus } from './GrafanaPrometheus';
import { type Source } from './innerDataSource';

/** What the editor offers and variables list. */
export type NameKind = 'cluster' | 'namespace' | 'pod' | 'container' | 'node';

/** No list is longer: a person types on. */
const MOST_NAMES = 1000;

/** The names of one kind that exist in the range, narrowed by the other selectors; sorted. */
export async function findNames(
  kind: NameKind,
  selection: Selection,
  range: TimeRange,
  source: Source
): Promise<string[]> {
  if (source.kind === 'capsule') {
    const { pods, containers } = source.evidence;
    return kind === 'container' ? (containers ?? []) : distinct(pods.map((pod) => pod[kind]));
  }
  const request = {
    requestId: `podcoroner-names-${kind}`,
    targets: [],
    range,
    scopedVars: {},
    app: 'podcoroner',
    startTime: dateTime().valueOf(),
    timezone: 'utc',
    interval: '60s',
    intervalMs: 60_000,
  } as DataQueryRequest;
  const prometheus = new GrafanaPrometheus(source.dataSource, request, new AbortController().signal);
  const at = range.to.valueOf();
  const seconds = Math.max(60, Math.ceil((at - range.from.valueOf()) / 1000));
  // without honor_labels the pod's own labels are called exported_…; both are asked for, the exported one wins
  const [plain, exported] = [labelNames(), labelNames(new Set(OWN_LABELS))];
  const names = kind === 'cluster' ? ['cluster'] : [plain[kind], exported[kind]];
  const metric = kind === 'container' ? 'kube_pod_container_info' : 'kube_pod_info';
  const narrowing = (['namespace', 'pod', 'node'] as const).filter(
    (other) => other !== kind && selection[other] && (kind !== 'container' || other !== 'node')
  );
  const matchers = narrowing.map((other) => matches(plain[other], selection[other]!));
  const expression = `group by (${names.join(', ')}) (last_over_time(${selector(metric, ...matchers)}[${seconds}s]))`;
  const series = await prometheus.query(expression, { at: epochMs(at) });
  return distinct(series.map(({ labels }) => labels[names[names.length - 1]] ?? labels[names[0]] ?? '')).slice(
    0,
    MOST_NAMES
  );
}

const distinct = (names: string[]): string[] => [...new Set(names)].filter((name) => name !== '').sort();
