import { Testimony } from '../testimony/Testimony';
import { CauseId } from './Cause';
import { Facts } from './facts/Facts';
import { Verdict } from './weigh';

/** Reasons of the condition `DisruptionTarget` (pkg/apis/core, PodDisruptionConditions); a kubelet's own says not what for. */
const OF_DISRUPTION: Partial<Record<string, string>> = {
  EvictionByEvictionAPI: 'drain',
  PreemptionByScheduler: 'preemption',
  DeletionByTaintManager: 'taint',
};

/**
 * What set it off (contract.md, Causes): as the witnesses that decide say, else those that saw the act and name nobody
 * or announced this very end, else the pod's disruption by kube-state-metrics. Where nobody says it, or two contradict
 * each other, it is `unknown` for a termination and null for all other causes.
 */
export function triggerOf(
  { kill, disruption }: Pick<Facts, 'kill' | 'disruption'>,
  { cause, heard }: Pick<Verdict, 'cause' | 'heard'>
): string | null {
  const deciding = heard.disagree ? [] : heard.deciding;
  const near = kill.testimony.filter(({ act, announces }) => act || announces);
  const ofDisruption = cause === 'termination' ? OF_DISRUPTION[disruption ?? ''] : undefined;
  const [known = []] = [saidIn(deciding, cause), saidIn(near, cause), ofDisruption ? [ofDisruption] : []].filter(
    ({ length }) => length > 0
  );
  return known.length === 1 ? known[0] : cause === 'termination' ? 'unknown' : null;
}

/** The different triggers that are said of a cause. */
function saidIn(all: Testimony[], cause: CauseId | 'undetermined'): string[] {
  const said = all.flatMap(({ causes, trigger }) => (causes.some((one) => one === cause) && trigger ? [trigger] : []));
  return [...new Set(said)].filter((trigger) => trigger !== 'unknown');
}
