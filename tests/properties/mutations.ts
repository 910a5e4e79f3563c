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

/** Even, where fc.double would draw every power of two as often. */
const fraction = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1e6);

const changesOf = (...changes: Array<fc.Arbitrary<Mutation['change']>>): fc.Arbitrary<Mutation[]> =>
  fc.array(fc.record({ series: fraction, from: fraction, share: fraction, change: fc.oneof(...changes) }), {
    minLength: 1,
    maxLength: 80,
    size: 'max',
  });

const LOSSES = [
  fc.constant({ kind: 'drop' as const }),
  fc.constant({ kind: 'drop-series' as const }),
  fc.record({ kind: fc.constant('set' as const), value: fc.constantFrom(-1, -(2 ** 40), 1e18) }),
  fc.record({ kind: fc.constant('copy-series' as const), label: fc.constantFrom('a', 'b') }),
];

/** What befalls samples without their telling lies: lost, impossible, scraped twice. */
export const losses = changesOf(...LOSSES);

/** The same, and samples that say anything at all: no answer can be right then, but each must be sound in itself. */
export const mutations = changesOf(
  ...LOSSES,
  fc.record({
    kind: fc.constant('set' as const),
    value: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
  }),
  fc.record({ kind: fc.constant('scale' as const), by: fc.double({ min: -2, max: 4, noNaN: true }) }),
  fc.record({ kind: fc.constant('add' as const), value: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) }),
  fc.record({ kind: fc.constant('shift' as const), ms: fc.integer({ min: -90_000, max: 90_000 }) })
);
/** The evidence with these changes; what was given stays as it was. Times stay in order, as a server gives them. */
export function mutated(evidence: Evidence, changes: Mutation[]): Evidence {
  const { neighbourhoods = [] } = evidence;
  const all = [evidence, ...neighbourhoods].flatMap(({ series }, of) =>
    Object.entries(series).flatMap(([metric, some]) => some.map((one) => ({ of, metric, one })))
  );
  for (const mutation of changes) {
    if (all.length === 0) {
      break;
    }
    const at = Math.floor(mutation.series * all.length);
    const place = all[at];
    if (mutation.change.kind === 'drop-series') {
      all.splice(at, 1);
    } else if (mutation.change.kind === 'copy-series') {
      const { one } = place;
      all.push({ ...place, one: { ...one, labels: { ...one.labels, copy: mutation.change.label } } });
    } else {
      all[at] = { ...place, one: changed(place.one, mutation) };
    }
  }
  const seriesOf = (wanted: number): Evidence['series'] => {
    const series: Evidence['series'] = {};
    all
      .filter(({ of, one }) => of === wanted && one.times.length > 0)
      .forEach(({ metric, one }) => (series[metric] ??= []).push(one));
    return series;
  };
  return {
    ...evidence,
    series: seriesOf(0),
    neighbourhoods: neighbourhoods.map((one, i) => ({ ...one, series: seriesOf(i + 1) })),
  };
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
