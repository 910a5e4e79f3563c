import { message } from '../../explanation/Message';
import { startedAgain } from '../../kills/startedAgain';
import { Cause, Finding, findingsOf, present } from '../Cause';
import { Facts } from '../facts/Facts';
import { againstKubelet, kernelInstead, kernelKilledNobody } from '../kernelFindings';
import { UNSURE, UNTOLD } from '../scores';

const { speaksFor, speaksAgainst } = findingsOf('termination');

/**
 * The container outlived its grace period in a deletion: a rollout, a drain, preemption, a taint, a shutdown.
 * `deletionTimestamp` is the request plus the grace period (facts/metrics.md 1.4), so a container that was still alive
 * then was killed, and one that was killed before was killed by somebody else.
 */
export const termination: Cause = {
  id: 'termination',
  endedBy: 'kubelet',
  tellable: true,
  decidedBy: ['events', 'ksm-pods', 'ksm-disruption', 'kubelet-log', 'pods', 'ksm-reasons'],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.1 : 0),
  ceiling,
  weigh: (facts) => [
    ...fromDeletion(facts),
    ...fromEnd(facts),
    ...againstKubelet('termination', facts),
    ...kernelInstead('termination', facts, 'moderate'),
  ],
};

/** Only an end by SIGKILL at the end of the grace period is told; sure where the kernel killed nobody. */
function ceiling(facts: Facts): number {
  const { kill, deletion, disruption } = facts;
  // of a container that is terminated for good kube-state-metrics shows no code: `Error` at the deadline is a SIGKILL
  const killed = kill.exitCode === 137 || (kill.exitCode === null && kill.reason === 'Error');
  if (!killed || !(deletion?.outlived === true || (disruption !== null && deletion?.outlived !== false))) {
    return UNTOLD;
  }
  return deletion?.outlived === true && (kernelKilledNobody(facts) || facts.kernelSilent) ? 1 : UNSURE;
}

function fromDeletion({ kill, evidence, records, deletion, disruption }: Facts): Finding[] {
  const spec = { family: 'ksm-pods' as const, metric: 'kube_pod_deletion_timestamp', at: kill.time };
  return present(
    kill.inDeletion &&
      deletion?.outlived !== false &&
      speaksFor(deletion?.outlived === true ? 'strong' : 'moderate', {
        id: 'in-deletion',
        ...spec,
        message:
          deletion?.outlived === true
            ? message('finding.outlived-grace', { deadlineAt: new Date(deletion.deadline).toISOString() })
            : message('finding.in-deletion'),
      }),
    deletion?.outlived === false &&
      speaksAgainst('moderate', {
        id: 'within-grace',
        ...spec,
        message: message('finding.within-grace', { leftSeconds: (deletion.deadline - kill.time) / 1000 }),
      }),
    disruption !== null &&
      speaksFor('moderate', {
        id: 'disrupted',
        ...spec,
        family: 'ksm-disruption',
        metric: 'kube_pod_status_disruption_reason',
        message: message('finding.disrupted', { reason: disruption }),
      }),
    !kill.inDeletion &&
      kill.restartedBy === null &&
      disruption === null &&
      evidence.collected.includes('kube_pod_deletion_timestamp') &&
      // a pod that no metric was read of may have been deleted as well
      records.all('kube_pod_info').length + records.all('kube_pod_status_phase').length > 0 &&
      speaksAgainst('strong', { id: 'not-deleted', ...spec, message: message('finding.not-deleted') })
  );
}

function fromEnd({ kill }: Facts): Finding[] {
  return present(
    startedAgain(kill) &&
      speaksAgainst('excludes', {
        id: 'restarted',
        family: 'ksm-restarts',
        metric: 'kube_pod_container_status_restarts_total',
        at: kill.time,
        message: message('finding.restarted'),
      }),
    kill.exitCode !== null &&
      kill.exitCode !== 137 &&
      speaksAgainst('moderate', {
        id: 'not-sigkill',
        family: 'ksm-reasons',
        metric: 'kube_pod_container_status_last_terminated_exitcode',
        at: kill.time,
        message: message('finding.not-sigkill', { exitCode: kill.exitCode }),
      })
  );
}
