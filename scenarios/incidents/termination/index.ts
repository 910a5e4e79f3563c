import { IncidentScript } from '../../incident';
import { deleted, drain, kubeletPreemption, nodeShutdown, preemption, taint } from './disruptions';
import { obedientRollout, rollout, scaleDown, statefulSetRollout, vanished } from './rollouts';

/** Deletions: who outlived its grace period, and who obeyed. */
export const terminations: IncidentScript[] = [
  rollout,
  scaleDown,
  statefulSetRollout,
  obedientRollout,
  vanished,
  drain,
  preemption,
  taint,
  nodeShutdown,
  kubeletPreemption,
  deleted,
];
