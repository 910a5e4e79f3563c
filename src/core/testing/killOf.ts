import { Kill } from '../kills/Kill';
import { at, POD } from './evidenceOf';

/** A container's end at T0, dated by the runtime, as the kernel leaves it. */
export const killOf = (given: Partial<Kill> = {}): Kill => ({
  id: 'kill',
  kind: 'end',
  pod: POD,
  container: 'cart',
  init: false,
  time: at(0),
  errorMs: 6000,
  dating: 'finished-at',
  window: { after: at(-6), before: at(0) },
  startedAt: null,
  exitCode: 137,
  reason: 'OOMKilled',
  reasonIsFinal: true,
  firstReason: null,
  restartedBy: at(2),
  restarted: true,
  containerId: null,
  survived: null,
  inDeletion: false,
  foundBy: 'kube_pod_container_status_last_terminated_timestamp',
  ordinal: null,
  isFirst: false,
  testimony: [],
  ...given,
});
