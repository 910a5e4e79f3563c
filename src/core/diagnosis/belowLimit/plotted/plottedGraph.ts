import { Bytes, wholeBytes } from '../../../units';
import { Plotted } from '../../../evidence/Evidence';
import { sampleAt } from '../../../evidence/Series';
import { BelowLimitRow } from '../../../explanation/Explanation';
import { message } from '../../../explanation/Message';
import { Facts } from '../../facts/Facts';
import { OwnMemory } from '../../facts/ownMemory';
import { Graph } from '../Graph';
import { row } from '../row';
import { matchingSeries } from './matchingSeries';
import { Recognised, recognised } from './recognised';
import { PlottedMetric } from './references';

/** A container with less is none; so small a number is in another unit. */
const LEAST_BYTES = 100_000;

/**
 * The user's own graph: what it showed last before the end, and how that leads to what the container was charged. Null
 * where it shows nothing of this container.
 */
export function plottedGraph(facts: Facts, own: OwnMemory, plotted: Plotted): Graph | null {
  const series = matchingSeries(plotted, facts);
  if (series === null) {
    return null;
  }
  const found = recognised(plotted.expr, series, facts);
  const last = series.values.length - 1;
  if (found === null && series.values[last] < LEAST_BYTES) {
    return null; // no bytes, and of what it is a share is not known
  }
  const scale = found?.unit.scale ?? 1;
  const seenBytes = wholeBytes(series.values[last] * scale);
  const base = found?.unit.base ?? null;
  return {
    seenBytes,
    at: series.times[last],
    maxBytes: series.values.reduce((most, value) => Math.max(most, wholeBytes(value * scale)), seenBytes),
    stepSeconds: plotted.stepSeconds,
    expr: plotted.expr,
    rows: found === null ? unrecognised(own, seenBytes) : rowsOf(found, facts, own, seenBytes),
    base: base && { ...base, bytes: wholeBytes(base.bytes) },
  };
}

const unrecognised = (own: OwnMemory, seenBytes: Bytes): BelowLimitRow[] => [
  row('unknown', wholeBytes(own.usageBytes) - seenBytes, 'exact', message('below.plotted-unknown')),
];

/** From the last point to the last sample of what it shows, from there to the container's own part of it, and to its usage. */
function rowsOf({ reference }: Recognised, facts: Facts, own: OwnMemory, seenBytes: Bytes): BelowLimitRow[] {
  const { metric, of } = reference;
  const mine = wholeBytes(ownPart(own, facts, metric));
  const shown = of === 'container' ? mine : wholeBytes(reference.at(facts.moment.to) ?? mine);
  return [
    row('averaging', shown - seenBytes, 'exact', message('below.averaging-plotted')),
    row(
      'other-container',
      mine - shown,
      'exact',
      of === 'node' ? message('below.plotted-node') : message('below.plotted-pod')
    ),
    outsideMetric(metric, wholeBytes(own.usageBytes) - mine, facts),
  ];
}

function ownPart(own: OwnMemory, facts: Facts, metric: PlottedMetric): Bytes {
  switch (metric) {
    case 'usage':
      return own.usageBytes;
    case 'rss':
      return own.rssBytes ?? own.workingSetBytes;
    case 'cache':
      return cacheOf(facts) ?? 0;
    case 'working-set':
      return own.workingSetBytes;
  }
}

/** What the kernel charges beside what the graph's metric counts (facts/metrics.md 1.1). */
function outsideMetric(metric: PlottedMetric, bytes: Bytes, facts: Facts): BelowLimitRow {
  const cacheBytes = cacheOf(facts);
  switch (metric) {
    case 'rss':
      return row('metric', bytes, 'exact', cacheBytes === null ? message('below.metric-rss') : message('below.metric-rss-cache', { cacheBytes })); // prettier-ignore
    case 'cache':
      return row('metric', bytes, 'exact', message('below.metric-cache'));
    default:
      return row('metric', bytes, 'exact', message('below.metric'));
  }
}

/** Page cache and files in memory (tmpfs) at the last sample; null where not collected. */
function cacheOf({ records, graphed, moment }: Facts): Bytes | null {
  const samples = records
    .of('container_memory_cache', graphed)
    .map((series) => sampleAt(series, moment.to))
    .filter((sample) => sample !== null);
  return samples.length === 0 ? null : samples.reduce((a, b) => (b.at > a.at ? b : a)).value;
}
