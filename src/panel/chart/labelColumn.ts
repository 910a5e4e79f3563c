import { measureText } from '@grafana/ui';
import { type EndLabel } from './labelsOf';

/** The caption's font, and what measuring misses: the spacing of its letters, a font that is not there yet. */
const CAPTION = 12;
const SLACK = 1.18;

/** CSS pixels; in steps, so that another text seldom makes another plot. */
const LEAST = 32;
const STEP = 12;
const GAP = 10;

/** How wide the column is in which the labels at the lines' ends stand. */
export function labelColumn(labels: EndLabel[]): number {
  const widest = Math.max(LEAST, ...labels.map(({ text }) => measureText(text, CAPTION).width * SLACK));
  return Math.ceil((widest + GAP) / STEP) * STEP;
}
