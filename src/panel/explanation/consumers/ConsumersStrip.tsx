import React from 'react';
import { useTheme2 } from '@grafana/ui';
import { type Consumers, type ExplainedKill } from '../../../core/explanation/Explanation';
import { Strip, type Piece } from '../Strip';
import { consumerPaint } from './consumerPaint';

interface Props {
  consumers: Consumers;
  kill: Pick<ExplainedKill, 'namespace' | 'pod'>;
}

/** Of violet neighbours the largest is the strongest. */
const STRENGTHS = [1, 0.65, 0.45, 0.3];

/** All growth in one line, the largest part first. */
export function ConsumersStrip({ consumers: { rows }, kill }: Props) {
  const theme = useTheme2();
  const grown = rows.filter(({ growthBytes }) => growthBytes > 0).sort((a, b) => b.growthBytes - a.growthBytes);
  const ends = endsOf(grown.map(({ growthBytes }) => growthBytes));
  const pieces = grown.map((row, i): Piece => ({
    from: ends[i - 1] ?? 0,
    to: ends[i],
    paint: consumerPaint(row, kill, theme, STRENGTHS[Math.min(i, STRENGTHS.length - 1)]),
  }));
  return <Strip pieces={pieces} />;
}

/** Where each of the parts ends when they stand one behind the other, as a share of all. */
function endsOf(parts: number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  let at = 0;
  return parts.map((part) => (at += part) / total);
}
