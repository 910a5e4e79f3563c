import { type DataFrame } from '@grafana/data';

/** More pods than this are no selection: then the namespace alone is taken over. */
const MOST_PODS = 10;

/** Whom foreign frames speak of, by their labels: patterns for the same namespaces and pods, as far as they say. */
export function selectionOfFrames(frames: DataFrame[]): { namespace: string; pod: string } {
  const labels = frames.flatMap(({ fields }) => fields.flatMap((field) => (field.labels ? [field.labels] : [])));
  const namespaces = distinct(labels.map(({ namespace }) => namespace));
  const pods = distinct(labels.map(({ pod }) => pod));
  return { namespace: pattern(namespaces), pod: pods.length > MOST_PODS ? '' : pattern(pods) };
}

const distinct = (names: Array<string | undefined>): string[] =>
  [...new Set(names)].filter((name): name is string => Boolean(name)).sort();

const pattern = (names: string[]): string => names.map((name) => name.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')).join('|');
