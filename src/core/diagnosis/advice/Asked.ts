import { Advice, ExplainedKill } from '../../explanation/Explanation';
import { NodeContainers } from '../consumers/NodeContainers';
import { Facts } from '../facts/Facts';
import { Verdict } from '../weigh';

type Told = Pick<ExplainedKill, 'workload' | 'signal' | 'ranking' | 'consumers' | 'evidence'>;

/** A told kill, of which advice is asked. */
export interface Asked extends Told {
  facts: Facts;
  verdict: Verdict;
  /** everybody on the node */
  containers: NodeContainers;
}

/** One thing to advise, where the numbers support it; null where they do not. */
export type Adviser = (asked: Asked) => Advice | null;
