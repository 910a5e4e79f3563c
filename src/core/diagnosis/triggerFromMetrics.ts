import { CauseId } from './Cause';
import { Facts } from './facts/Facts';

/** Reasons of the condition `DisruptionTarget` (pkg/apis/core, PodDisruptionConditions); a kubelet's own says not what for. */
const OF_DISRUPTION: Record<string, string> = {
  EvictionByEvictionAPI: 'drain',
  PreemptionByScheduler: 'preemption',
  DeletionByTaintManager: 'taint',
  TerminationByKubelet: 'unknown',
};

/** What asked for a termination (contract.md, `trigger`), as far as metrics show it; null for other causes. */
export function triggerFromMetrics({ disruption }: Facts, cause: CauseId | 'undetermined'): string | null {
  if (cause !== 'termination') {
    return null;
  }
  return disruption === null ? 'unknown' : OF_DISRUPTION[disruption];
}
