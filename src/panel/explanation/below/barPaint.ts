import { type GrafanaTheme2 } from '@grafana/data';
import { coloursOf } from '../../chart/Colours';
import { hatched } from '../hatched';
import { type LimitBar } from './limitBars';

/** The pod's memory is blue, hatched where nobody saw it, as in the picture; all else is grey. */
export function barPaint(kind: LimitBar['kind'], theme: GrafanaTheme2): string {
  const { memory } = coloursOf(theme);
  switch (kind) {
    case 'seen':
    case 'metric':
      return memory;
    case 'sampling':
    case 'sample-age':
    case 'averaging':
      return hatched(memory);
    case 'unknown':
      return hatched(theme.colors.border.strong);
    default:
      return theme.colors.border.strong;
  }
}
