import { Evidence, Neighbourhood } from '../Evidence';
import { Place } from './nodeWindows';

/** The neighbourhood that was read around a kill; null when none was. */
export const neighbourhoodOf = (
  { neighbourhoods = [] }: Pick<Evidence, 'neighbourhoods'>,
  { cluster, node, time }: Pick<Place, 'cluster' | 'node' | 'time'>
): Neighbourhood | null =>
  neighbourhoods.find((one) => one.cluster === cluster && one.node === node && one.from <= time && time <= one.to) ??
  null;
