import { CauseId } from '../diagnosis/Cause';
import { ClusterEvent } from '../evidence/cluster/ClusterEvent';

/** What an event of a pod says of the ends of its containers. */
export interface EventMeaning {
  cause: CauseId;
  /** null where other events tell it, or there is none */
  trigger: string | null;
  /** it says that a container will be ended; otherwise only something that can lead there */
  acts: boolean;
  /** it says that a container is stopped, and not what for */
  generic?: boolean;
}

/** Texts of pkg/kubelet (kuberuntime, prober), the scheduler and the taint manager, 1.20 to 1.36; null for all others. */
export function meaningOf({ reason, message }: ClusterEvent): EventMeaning | null {
  switch (reason) {
    case 'Killing':
      return meaningOfKilling(message);
    case 'FailedPostStartHook':
      return restart('post-start-hook');
    case 'DeadlineExceeded':
      return restart('deadline');
    case 'SandboxChanged':
      return restart('sandbox');
    case 'Preempted':
    case 'Preempting':
      return { cause: 'termination', trigger: 'preemption', acts: true };
    case 'TaintManagerEviction':
      return message.startsWith('Cancelling') ? null : { cause: 'termination', trigger: 'taint', acts: true };
    case 'Unhealthy':
      return /^(?:Liveness|Startup) probe /.test(message) ? { cause: 'probe', trigger: null, acts: false } : null;
    default:
      return null;
  }
}

/** The same of the kubelet's words on one container, which its log has, too (kuberuntime_manager.go, `containerMessage`). */
export const meaningOfKilling = (message: string): EventMeaning | null =>
  KILLING.find(([pattern]) => pattern.test(message))?.[1] ?? null;

const restart = (trigger: string): EventMeaning => ({ cause: 'kubelet-restart', trigger, acts: true });

const KILLING: Array<[RegExp, EventMeaning]> = [
  [/ failed (?:liveness|startup) probe\b/, { cause: 'probe', trigger: null, acts: true }],
  [/ definition changed\b/, restart('definition-changed')],
  [/^Container \S+ resize\b/, restart('resize')],
  [/^FailedPostStartHook|post-?start hook/i, restart('post-start-hook')],
  [
    /^Stopping container |^Killing container with id /,
    { cause: 'termination', trigger: null, acts: true, generic: true },
  ],
];
