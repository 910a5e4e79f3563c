import * as fc from 'fast-check';
import type { Evidence } from '../../src/core/evidence/Evidence';
import type { Series } from '../../src/core/evidence/Series';

/** A change of some samples, as numbers that fast-check can make small again. */
export interface Mutation {
  /** which series and which of its samples, each by a fraction of what there is */
  series: number;
  from: number;
  share: number;
  change:
    | { kind: 'drop' }
    | { kind: 'set'; value: number }
    | { kind: 'scale'; by: number }
    | { kind: 'add'; value: number }
    | { kind: 'shift'; ms: number }
    | { kind: 'drop-series' }
    | { kind: 'copy-series'; label: string };
}

const fraction = fc.double({ min: 0, max: 0.999, noNaN: true });

/** What exporters, recordings and replicas are seen to do to samples, and worse. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    series: fraction,
    from: fraction,
    share: fraction,
    change: fc.oneof(
      fc.constant({ kind: 'drop' as const }),
      fc.record({
        kind: fc.constant('set' as const),
        value: fc.oneof(
          fc.constantFrom(0, 1, -1, 2 ** 53, 1e18, -62135596800),
          fc.integer(),
          fc.double({ noNaN: true, noDefaultInfinity: true })
        ),
      }),
      fc.record({ kind: fc.constant('scale' as const), by: fc.double({ min: -2, max: 4, noNaN: true }) }),
      fc.record({ kind: fc.constant('add' as const), value: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) }),
      fc.record({ kind: fc.constant('shift' as const), ms: fc.integer({ min: -90_000, max: 90_000 }) }),
      fc.constant({ kind: 'drop-series' as const }),
      fc.record({ kind: fc.constant('copy-series' as const), label: fc.constantFrom('a', 'b') })
    ),
  }),
  { minLength: 1, maxLength: 12 }
);

/** The evidence with these changes; what was given stays as it was. Times stay in order, as a server gives them. */
export function mutated(evidence: Evidence, changes: Mutation[]): Evidence {
  const all = Object.entries(evidence.series).flatMap(([metric, series]) => series.map((one) => ({ metric, one })));
  for (const mutation of changes) {
    if (all.length === 0) {
      break;
    }
    const at = Math.floor(mutation.series * all.length);
    const { metric, one } = all[at];
    if (mutation.change.kind === 'drop-series') {
      all.splice(at, 1);
    } else if (mutation.change.kind === 'copy-series') {
      all.push({ metric, one: { ...one, labels: { ...one.labels, copy: mutation.change.label } } });
    } else {
      all[at] = { metric, one: changed(one, mutation) };
    }
  }
  const series: Evidence['series'] = {};
  all.forEach(({ metric, one }) => (series[metric] ??= []).push(one));
  return { ...evidence, series };
}

function changed(series: Series, { from, share, change }: Mutation): Series {
  const first = Math.floor(from * series.times.length);
  const end = first + Math.max(1, Math.floor(share * (series.times.length - first)));
  const isIn = (i: number) => i >= first && i < end;
  const points = series.times.flatMap((time, i): Array<[number, number]> => {
    const value = series.values[i];
    if (!isIn(i)) {
      return [[time, value]];
    }
    switch (change.kind) {
      case 'drop':
        return [];
      case 'set':
        return [[time, change.value]];
      case 'scale':
        return [[time, value * change.by]];
      case 'add':
        return [[time, value + change.value]];
      case 'shift':
        return [[time + change.ms, value]];
      default:
        return [[time, value]];
    }
  });
  points.sort(([a], [b]) => a - b);
  const distinct = points.filter(([time], i) => i === 0 || time > points[i - 1][0]);
  return { ...series, times: distinct.map(([time]) => time), values: distinct.map(([, value]) => value) };
}
