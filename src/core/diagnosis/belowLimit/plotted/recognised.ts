import { median } from '../../../median';
import { Series } from '../../../evidence/Series';
import { Facts } from '../../facts/Facts';
import { Reference, referencesOf } from './references';
import { PlottedUnit, unitsOf } from './plottedUnits';

export interface Recognised {
  reference: Reference;
  unit: PlottedUnit;
}

/** So many of the last points are held against what was measured. */
const POINTS = 8;
/** One reading must be better by this share than a likelier one before it. */
const BETTER = 0.02;
/** An average over a long window can be this far off in the median; further off it shows something else. */
const FURTHEST = Math.log(8);

/**
 * What the graph shows, and in which unit, by holding its last points against what was measured at those times: a graph
 * of 0.61 is a share of the limit where 0.61 of the limit was in use. Null when it fits nothing that was collected.
 */
export function recognised(expr: string, { times, values }: Series, facts: Facts): Recognised | null {
  const points = times
    .slice(-POINTS)
    .map((time, i, last) => ({ time, value: values[values.length - last.length + i] }));
  let best: (Recognised & { off: number }) | null = null;
  const units = unitsOf(expr, facts);
  for (const reference of referencesOf(expr, facts)) {
    const measured = points
      .map(({ time, value }) => ({ value, bytes: reference.at(time) ?? 0 }))
      .filter(({ value, bytes }) => value > 0 && bytes > 0);
    for (const unit of measured.length === 0 ? [] : units) {
      const off = median(measured.map(({ value, bytes }) => Math.abs(Math.log((value * unit.scale) / bytes))))!;
      if (best === null ? off <= FURTHEST : off < best.off - BETTER) {
        best = { reference, unit, off };
      }
    }
  }
  return best;
}
