import { EvictionThreshold, evictionThresholdOf } from '../facts/evictionThreshold';
import { Asked } from './Asked';

/** The eviction threshold of the node when the end came; null where it is not known and not the default. */
export const thresholdNow = ({ facts }: Asked): EvictionThreshold | null =>
  evictionThresholdOf(facts.evidence, facts.scene.records.ofNode(facts.kill.pod), facts.moment.to);
