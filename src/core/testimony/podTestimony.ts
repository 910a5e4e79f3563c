import { Kill } from '../kills/Kill';
import { causesOfEviction } from './eventTestimony';
import { Testimony, testimony } from './Testimony';
import { WitnessIndex } from './WitnessIndex';

/** What the pod's own object says of its eviction, in the kubelet's words. It tells no time. */
export function podTestimony(index: WitnessIndex, kill: Kill): Testimony[] {
  const object = index.objectOf(kill.pod);
  if (object === null || kill.kind !== 'eviction' || object.reason !== 'Evicted') {
    return [];
  }
  const said = causesOfEviction(object.message);
  return said.causes.length === 0
    ? []
    : [
        testimony({
          family: 'pods',
          joined: object.uid !== '' ? 'pod-uid' : 'pod-name',
          ...said,
          quote: object.message,
        }),
      ];
}
