import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { at, POD } from './evidenceOf';

/** A kubelet's event, at T0 and on the test's node, that it evicted a neighbour. */
export const evictedEvent = (message: string, given: Partial<ClusterEvent> = {}): ClusterEvent => ({
  reason: 'Evicted',
  message,
  kind: 'Pod',
  namespace: 'reports',
  name: 'render-1',
  uid: '',
  container: '',
  node: POD.node,
  reporter: 'kubelet',
  firstAt: at(0),
  lastAt: at(0),
  count: 1,
  ...given,
});

/** The kubelet's words on an eviction for memory, of 1.26 and later. */
export const lowOnMemory = (threshold: string, available: string): string =>
  `The node was low on resource: memory. Threshold quantity: ${threshold}, available: ${available}. `;
