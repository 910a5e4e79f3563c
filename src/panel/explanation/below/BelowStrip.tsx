import React from 'react';
import { useTheme2 } from '@grafana/ui';
import { type BelowLimit } from '../../../core/explanation/Explanation';
import { coloursOf } from '../../chart/Colours';
import { Strip } from '../Strip';
import { barPaint } from './barPaint';
import { limitBars } from './limitBars';

/** From nothing to the limit in one line: what was seen, what was not, what was never used. */
export function BelowStrip({ belowLimit }: { belowLimit: BelowLimit }) {
  const theme = useTheme2();
  const bars = limitBars(belowLimit);
  const limit = bars.find(({ kind }) => kind === 'limit');
  const pieces = bars
    .filter(({ kind, bytes }) => kind !== 'limit' && bytes > 0)
    .map(({ kind, from, to }) => ({ from, to, paint: barPaint(kind, theme) }));
  return <Strip pieces={pieces} mark={limit && { at: limit.to, colour: coloursOf(theme).limit }} />;
}
