import { message } from '../../explanation/Message';
import { Cause, findingsOf, present } from '../Cause';
import { kernelInstead } from '../kernelFindings';

const { speaksFor, speaksAgainst } = findingsOf('termination');

/** The container outlived its grace period in a deletion: a rollout, a drain, preemption, a taint, a shutdown. */
export const termination: Cause = {
  id: 'termination',
  endedBy: 'kubelet',
  tellable: false,
  decidedBy: ['events', 'ksm-disruption', 'ksm-pods'],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.1 : 0),
  weigh: (facts) => {
    const { kill, evidence } = facts;
    const spec = { family: 'ksm-pods' as const, metric: 'kube_pod_deletion_timestamp', at: kill.time };
    return present(
      kill.inDeletion && speaksFor('strong', { ...spec, id: 'in-deletion', message: message('finding.in-deletion') }),
      kill.restartedBy !== null &&
        speaksAgainst('excludes', {
          ...spec,
          id: 'restarted',
          family: 'ksm-restarts',
          metric: 'kube_pod_container_status_restarts_total',
          message: message('finding.restarted'),
        }),
      !kill.inDeletion &&
        kill.restartedBy === null &&
        evidence.collected.includes('kube_pod_deletion_timestamp') &&
        speaksAgainst('strong', { ...spec, id: 'not-deleted', message: message('finding.not-deleted') }),
      kill.exitCode !== null &&
        kill.exitCode !== 137 &&
        speaksAgainst('moderate', {
          ...spec,
          id: 'not-sigkill',
          family: 'ksm-reasons',
          metric: 'kube_pod_container_status_last_terminated_exitcode',
          message: message('finding.not-sigkill', { exitCode: kill.exitCode }),
        }),
      ...kernelInstead('termination', facts, 'moderate')
    );
  },
};
