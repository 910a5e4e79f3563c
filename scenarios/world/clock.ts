import { EpochMs } from '../incident';
import { Node } from './node';

type Epoch = (seconds: number) => EpochMs;

/** What a node takes a moment of the world to be: its own clock may be ahead. */
export const clockOf = ({ spec }: Pick<Node, 'spec'>, epoch: Epoch): Epoch => {
  const { clockAhead = 0 } = spec;
  return clockAhead === 0 ? epoch : (seconds) => epoch(seconds) + 1000 * clockAhead;
};
