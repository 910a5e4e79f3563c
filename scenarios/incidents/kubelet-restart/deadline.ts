import { stages } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { reachesDeadline } from '../../world/acts/kubeletEndsPod';
import { PodSpec } from '../../world/specs';
import { smallIncident } from '../smallIncident';

/** lab1's §9: an exceeded deadline shows 137, `Error` and phase Failed, and no reason in any metric. */
export const deadline = smallIncident({
  name: 'kubelet-restart-deadline',
  description:
    'The pod of batch/reconcile has ten minutes (activeDeadlineSeconds), does not hear SIGTERM, and is killed: 137, phase Failed.',
  cases: ['armadaproject/armada#574', 'kubernetes/kubernetes#88613'],
  cast: ({ random, node }) => {
    const name = 'reconcile-29402000';
    const pod: PodSpec = {
      namespace: 'batch',
      name: `${name}-${random.podSuffix(5)}`,
      node: node.name,
      owner: { kind: 'Job', name, ownedBy: { kind: 'CronJob', name: 'reconcile' } },
      createdAt: 200,
      restartPolicy: 'Never',
      graceSeconds: 30,
      containers: [
        {
          name: 'reconcile',
          comm: 'python3',
          image: 'registry.example/batch/reconcile:3',
          memoryRequest: 256 * MiB,
          memoryLimit: 1 * GiB,
          onSigterm: 'ignores',
          demand: () =>
            stages([
              [0, 60 * MiB],
              [300, 410 * MiB],
              [900, 430 * MiB],
            ]),
        },
      ],
    };
    return { pods: [pod], acts: [reachesDeadline(801, pod.name)] };
  },
  kills: ['reconcile kubelet-restart deadline'],
  // The object says it; the event names the pod, and what ended in it must be shown by something else.
  tellable: { reconcile: [['pods'], ['events', 'ksm-reasons']] },
});
