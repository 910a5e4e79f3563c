import React from 'react';
import { useTheme2 } from '@grafana/ui';
import { coloursOf } from '../chart/Colours';
import { type Family, type MarkerLook } from './families';

interface Props {
  look: MarkerLook;
  /** CSS pixels */
  size: number;
}

/** In a square of 20 units. */
const PATHS: Record<Family, string> = {
  kernel: 'M10 1.5 19 17.5H1z',
  limit: 'M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17z',
  kubelet: 'M2 2H18V18H2z',
  other: 'M10 .8 19.2 10 10 19.2 .8 10z',
};

/** The lowest third of a triangle is its widest. */
const BASELINE: Record<Family, number> = { kernel: 16, limit: 14.2, kubelet: 14.2, other: 14.2 };

/** A family's shape in its colour with the cause's letter. Decoration: whoever shows it says the cause in words. */
export function MarkerShape({ look: { family, letter }, size }: Props) {
  const theme = useTheme2();
  const colour = coloursOf(theme).family[family];
  const hollow = family === 'other';
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden focusable="false">
      <path
        d={PATHS[family]}
        fill={hollow ? theme.colors.background.primary : colour}
        stroke={hollow ? colour : 'none'}
        strokeWidth={1.6}
      />
      <text
        x={10}
        y={BASELINE[family]}
        textAnchor="middle"
        fontSize={family === 'kernel' ? 10 : 12}
        fontWeight={theme.typography.fontWeightBold}
        fontFamily={theme.typography.fontFamily}
        fill={hollow ? theme.colors.text.primary : theme.colors.getContrastText(colour)}
      >
        {letter}
      </text>
    </svg>
  );
}
