import { Plotted } from '../../../evidence/Evidence';
import { Labels, Series } from '../../../evidence/Series';
import { between } from '../../../kills/Timeline';
import { Facts } from '../../facts/Facts';

/** The more a label narrows, the more its agreement counts. */
const WEIGHTS = { container: 8, pod: 4, namespace: 2, node: 1, cluster: 1 } as const;

/**
 * The series of the user's graph that shows this container, up to its end: none of its labels names another, and most of
 * them name it. Of several the one that was drawn last, then the higher one. Null when none does.
 */
export function matchingSeries({ series }: Plotted, facts: Facts): Series | null {
  const { kill, graphed, moment } = facts;
  const since = kill.startedAt ?? -Infinity;
  const wanted = { ...kill.pod, container: graphed };
  const fitting = series
    .map((one) => ({ one: between(one, since, moment.to), weight: weightOf(one.labels, wanted) }))
    .filter(({ one, weight }) => weight !== null && one.times.length > 0);
  const last = ({ times, values }: Series) => [times[times.length - 1], values[values.length - 1]];
  const [best] = fitting.sort((a, b) => {
    const [[timeA, valueA], [timeB, valueB]] = [last(a.one), last(b.one)];
    return b.weight! - a.weight! || timeB - timeA || valueB - valueA;
  });
  return best?.one ?? null;
}

/** How much of a series' labels agrees; null when one names something else. */
function weightOf(labels: Labels, wanted: Record<keyof typeof WEIGHTS, string>): number | null {
  let weight = 0;
  for (const [name, counts] of Object.entries(WEIGHTS) as Array<[keyof typeof WEIGHTS, number]>) {
    // without honor_labels the exporter's own name stands in the plain label
    const value = labels[`exported_${name}`] ?? labels[name] ?? '';
    if (value !== '' && wanted[name] !== '' && value !== wanted[name]) {
      return null;
    }
    weight += value !== '' && value === wanted[name] ? counts : 0;
  }
  return weight;
}
