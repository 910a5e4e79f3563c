import { isRoot } from '../../facts/nodeMemory';
import { Bytes } from '../../../units';
import { NodeRecords } from '../../../evidence/NodeRecords';
import { sampleAt, Series } from '../../../evidence/Series';
import { Facts } from '../../facts/Facts';

export type PlottedMetric = 'working-set' | 'usage' | 'rss' | 'cache';

/** Something that a graph of memory may show: whose, which metric, and what it was at a time. */
export interface Reference {
  of: 'container' | 'pod' | 'node';
  metric: PlottedMetric;
  at(time: number): Bytes | null;
}

const NAMES: Record<PlottedMetric, string> = {
  'working-set': 'container_memory_working_set_bytes',
  usage: 'container_memory_usage_bytes',
  rss: 'container_memory_rss',
  cache: 'container_memory_cache',
};

/** How an expression that means a metric speaks of it; recording rules keep the words. */
const WORDS: Record<PlottedMetric, RegExp> = {
  'working-set': /working_set/i,
  usage: /memory_usage|usage_bytes/i,
  rss: /rss/i,
  cache: /memory_cache/i,
};

const NODE_WORDS = /node_memory|node_namespace:|machine_memory|id="\/"/i;

/** How long Prometheus carries a value that is not renewed. */
const LOOKBACK_MS = 300_000;

/** What an expression can show, by the words in it, the likeliest first: the container itself, its pod, its node. */
export function referencesOf(expr: string, facts: Facts): Reference[] {
  const { records, graphed, kill, scene } = facts;
  const all = Object.keys(NAMES) as PlottedMetric[];
  const named = all.filter((metric) => WORDS[metric].test(expr));
  const metrics = named.length > 0 ? named : all;
  const since = kill.startedAt ?? -Infinity;
  const containers = records.longLived().map(({ container }) => container);
  const newest = (metric: PlottedMetric, container: string, from: number) => (time: number) =>
    newestOf(records.of(NAMES[metric], container), time, from);
  const own = metrics.map((metric): Reference => ({ of: 'container', metric, at: newest(metric, graphed, since) }));
  const pod = metrics.map((metric): Reference => ({
    of: 'pod',
    metric,
    at: (time) => sumOf(containers.map((container) => newest(metric, container, -Infinity)(time))),
  }));
  return [
    ...own,
    ...(containers.length > 1 ? pod : []),
    ...(NODE_WORDS.test(expr) ? ofNode(scene.records.ofNode(kill.pod)) : []),
  ];
}

function ofNode(node: NodeRecords): Reference[] {
  const at = (series: Series | null, time: number) => (series ? (sampleAt(series, time)?.value ?? null) : null);
  const total = node.one('node_memory_MemTotal_bytes');
  const left = node.one('node_memory_MemAvailable_bytes');
  const root = node.one('container_memory_working_set_bytes', isRoot);
  return [
    {
      of: 'node',
      metric: 'working-set',
      at: (time) => {
        const [all, available] = [at(total, time), at(left, time)];
        return all === null || available === null ? null : all - available;
      },
    },
    { of: 'node', metric: 'working-set', at: (time) => at(root, time) },
  ];
}

function newestOf(series: Series[], time: number, since: number): Bytes | null {
  let best: { at: number; value: number } | null = null;
  for (const one of series) {
    const sample = sampleAt(one, time);
    if (sample && sample.at >= since && sample.at > time - LOOKBACK_MS && (best === null || sample.at > best.at)) {
      best = sample;
    }
  }
  return best?.value ?? null;
}

const sumOf = (values: Array<Bytes | null>): Bytes | null =>
  values.every((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
