import { type KillRow } from '../../frames/readFrames';
import { type Line } from '../../core/picture/Line';

/** A line for tests: `[time, value]` pairs. */
export const testLine = <S extends string>(
  series: S,
  points: Array<[number, number | null]>,
  labels: Record<string, string> = { cluster: '', namespace: 'shop', pod: 'cart-1', container: 'cart' }
): Line<S> => ({
  series,
  labels,
  times: points.map(([time]) => time),
  values: points.map(([, value]) => value),
  formula: '',
  assumed: false,
});

/** A kill for tests. */
export const testKill = (given: Partial<KillRow>): KillRow => ({
  time: 0,
  id: 'k',
  cluster: '',
  namespace: 'shop',
  pod: 'cart-1',
  container: 'cart',
  node: 'worker-1',
  cause: 'node-oom',
  certainty: 'inferred',
  exitCode: 137,
  reason: 'OOMKilled',
  summary: 'It was killed.',
  explanation: null,
  ...given,
});
