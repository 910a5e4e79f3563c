import { message } from '../../explanation/Message';
import { Cause, findingsOf, present } from '../Cause';
import { againstKubelet, kernelInstead } from '../kernelFindings';

const { speaksAgainst } = findingsOf('kubelet-restart');

/** The kubelet ended it for another reason: resize, changed definition, a failed post-start hook, a deadline, the sandbox. No default metric shows it. */
export const kubeletRestart: Cause = {
  id: 'kubelet-restart',
  endedBy: 'kubelet',
  tellable: false,
  decidedBy: ['events', 'kubelet-log', 'pods', 'ksm-reasons'],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.02 : 0),
  weigh: (facts) => {
    const { kill } = facts;
    const spec = {
      family: 'ksm-reasons' as const,
      metric: 'kube_pod_container_status_last_terminated_reason',
      at: kill.time,
    };
    const own = kill.exitCode !== null && ![0, 137, 143].includes(kill.exitCode);
    return present(
      own &&
        speaksAgainst('moderate', {
          id: 'own-exit-code',
          ...spec,
          message: message('finding.own-exit-code', { exitCode: kill.exitCode! }),
        }),
      ...againstKubelet('kubelet-restart', facts),
      ...kernelInstead('kubelet-restart', facts, 'strong')
    );
  },
};
