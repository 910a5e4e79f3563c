import { Bytes } from '../../units';
import { indexAt, Labels, sampleAt, Series, valuesWithin } from '../../evidence/Series';
import { Moment } from './Moment';
import { NodeRecords } from '../../evidence/NodeRecords';

export interface NodeMemory {
  capacityBytes: Bytes;
  /** what was left, last seen before the kill */
  before: { at: number; value: Bytes } | null;
  after: { at: number; value: Bytes } | null;
  /** no scrape of it is missing from `before` to `after`, so what came between was short */
  unbroken: boolean;
  /** the least within two minutes before the kill, from samples surely taken before it */
  leastBytes: Bytes | null;
  /** `before` carried on to the kill at the rate of the last two samples, not below 0; null when it did not fall */
  projectedBytes: Bytes | null;
  /** it fell by a third or more over the last minutes, or was about to */
  falling: boolean;
  metric: string;
  family: 'node-memory' | 'cadvisor-root';
  /** leaves out memory that the kernel cannot give: an upper bound of what was left */
  upperBound: boolean;
}

/** The cgroup of everything on the node. */
export const isRoot = ({ id }: Labels): boolean => id === '/';

/** The node's memory around the kill; null when nothing tells it. */
export function nodeMemory(node: NodeRecords, moment: Moment, scrapeSeconds: number): NodeMemory | null {
  const available = node.one('node_memory_MemAvailable_bytes');
  const total = node.one('node_memory_MemTotal_bytes');
  const capacity = node.one('kube_node_status_capacity', ({ resource }) => resource === 'memory');
  const capacityBytes = total?.values.at(-1) ?? capacity?.values.at(-1) ?? null;
  if (capacityBytes === null) {
    return null;
  }
  if (available) {
    return {
      capacityBytes,
      ...around(withSwap(available, node), moment, true, (value) => value),
      unbroken: isUnbroken(available, moment, scrapeSeconds),
      metric: available.metric,
      family: 'node-memory',
      upperBound: false,
    };
  }
  const root = node.only('container_memory_working_set_bytes', isRoot);
  if (root) {
    // memory.available as the kubelet sees it: kernel memory is not counted (facts/metrics.md 5.3)
    return {
      capacityBytes,
      ...around(root, moment, false, (value) => capacityBytes - value),
      unbroken: isUnbroken(root, moment, scrapeSeconds),
      metric: root.metric,
      family: 'cadvisor-root',
      upperBound: true,
    };
  }
  return null;
}

function around(
  series: Series,
  moment: Moment,
  stampedByScrape: boolean,
  left: (value: number) => number
): Pick<NodeMemory, 'before' | 'after' | 'leastBytes' | 'projectedBytes' | 'falling'> {
  const before = moment.before(series, stampedByScrape);
  const after = moment.after(series, 90_000);
  const seen = before ? valuesWithin(series, moment.from - 120_000, before.at) : [];
  return {
    before: before && { at: before.at, value: left(before.value) },
    after: after && { at: after.at, value: left(after.value) },
    leastBytes: seen.length > 0 ? Math.min(...seen.map(left)) : null,
    projectedBytes: before && projected(series, before.at, moment.to, left),
    falling: before !== null && isFalling(series, before, left),
  };
}

/** cAdvisor's own times lie up to 20 s off the scrapes' (facts/metrics.md 3). */
const OFF_SCRAPE_MS = 20_000;

/** Whether no two samples around the kill lie further apart than two scrapes that followed each other. */
function isUnbroken({ times }: Series, { from, to }: Moment, scrapeSeconds: number): boolean {
  const last = indexAt({ times }, from);
  const next = indexAt({ times }, to) + 1;
  const around = times.slice(Math.max(0, last), next + 1);
  return (
    last >= 0 &&
    next < times.length &&
    around.every((time, i) => i === 0 || time - around[i - 1] <= scrapeSeconds * 1000 + OFF_SCRAPE_MS)
  );
}

const withSwapOf = new WeakMap<NodeRecords, Series>();

/** Free swap is room, too: the kernel kills only when both are gone. */
function withSwap(available: Series, node: NodeRecords): Series {
  const swapFree = node.one('node_memory_SwapFree_bytes');
  if (swapFree === null) {
    return available;
  }
  const known = withSwapOf.get(node) ?? {
    ...available,
    values: available.values.map((value, i) => value + (sampleAt(swapFree, available.times[i])?.value ?? 0)),
  };
  withSwapOf.set(node, known);
  return known;
}

const TREND_MS = 300_000;

/** A third of what was left five minutes before is gone. */
function isFalling(series: Series, before: { at: number; value: number }, left: (value: number) => number): boolean {
  const most = Math.max(...valuesWithin(series, before.at - TREND_MS, before.at).map(left));
  return left(before.value) < most * 0.67;
}

/** A trend of a minute says nothing about what comes two minutes later. */
const PROJECT_MS = 120_000;

function projected(series: Series, last: number, to: number, left: (value: number) => number): Bytes | null {
  const i = indexAt(series, last);
  if (i < 1 || to - last > PROJECT_MS || last - series.times[i - 1] > PROJECT_MS) {
    return null;
  }
  const rate = (left(series.values[i]) - left(series.values[i - 1])) / (last - series.times[i - 1]);
  return rate < 0 ? Math.max(0, left(series.values[i]) + rate * (to - last)) : null;
}

export type PressureStatus = 'true' | 'unknown' | 'false';

/** What MemoryPressure was reported as within a window; null when not collected. True outranks Unknown. */
export function memoryPressure(node: NodeRecords, from: number, to: number): PressureStatus | null {
  const series = node.every('kube_node_status_condition', isMemoryPressure);
  const seen = series.filter((one) => valuesWithin(one, from, to).includes(1));
  const statuses = new Set(seen.map(({ labels }) => labels.status));
  return statuses.has('true') ? 'true' : statuses.has('unknown') ? 'unknown' : statuses.has('false') ? 'false' : null;
}

/** `DiskPressure` or `PIDPressure`, where one was True within a window; null when neither was. */
export function otherPressure(node: NodeRecords, from: number, to: number): string | null {
  const found = node
    .every('kube_node_status_condition', isOtherPressure)
    .find((series) => valuesWithin(series, from, to).includes(1));
  return found?.labels.condition ?? null;
}

const isMemoryPressure = ({ condition }: Labels): boolean => condition === 'MemoryPressure';

const OTHER_PRESSURES = new Set(['DiskPressure', 'PIDPressure']);
const isOtherPressure = ({ condition, status }: Labels): boolean => OTHER_PRESSURES.has(condition) && status === 'true';

/** The version of cgroups that the node's kubelet reports; null when it does not. */
export function cgroupVersion(node: NodeRecords): number | null {
  return node.one('kubelet_cgroup_version')?.values.at(-1) ?? null;
}

export function containerRuntime(node: NodeRecords, time: number): string {
  const infos = node.all('kube_node_info');
  return (infos.find((series) => sampleAt(series, time)) ?? infos[0])?.labels.container_runtime_version ?? '';
}
