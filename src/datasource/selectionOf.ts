import { type ScopedVars } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { type Selection } from '../core/evidence/Evidence';
import { type Selectors } from './AutopsyQuery';

const SELECTORS = ['namespace', 'pod', 'container', 'node'] as const;

/** A query's selectors with variables filled in: several values of one variable become alternatives, `All` and empty fall away. */
export function selectionOf(query: Selectors, scopedVars: ScopedVars | undefined): Selection {
  const selection: Selection = {};
  for (const name of SELECTORS) {
    const pattern = filled(query[name], scopedVars);
    if (pattern !== '' && pattern !== '.*' && pattern !== '.+') {
      selection[name] = pattern;
    }
  }
  const cluster = getTemplateSrv()
    .replace(query.cluster ?? '', scopedVars, 'text')
    .trim();
  return cluster === '' || cluster === 'All' ? selection : { ...selection, cluster };
}

const filled = (text: string | undefined, scopedVars: ScopedVars | undefined): string =>
  getTemplateSrv()
    .replace(text ?? '', scopedVars, alternatives)
    .trim();

/** One value stands as it is, a pattern; several are taken literally. */
function alternatives(value: unknown): string {
  return Array.isArray(value)
    ? value.length === 1
      ? String(value[0])
      : `(${value.map((one) => literal(String(one))).join('|')})`
    : String(value ?? '');
}

const literal = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');

/** A query with its variables filled in, as Explore takes it over from a dashboard. */
export function interpolated<T extends Selectors>(query: T, scopedVars: ScopedVars | undefined): T {
  const { cluster, namespace, pod, container, node } = selectionOf(query, scopedVars);
  return { ...query, cluster, namespace, pod, container, node };
}
