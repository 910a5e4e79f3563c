import { oneLife, steady } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/** The kubelet's alpha --qos-reserved=memory=100% (pkg/kubelet/cm/qos_container_manager_linux.go): a limit of the class, which no metric names. */
export const qosReserved = smallIncident({
  name: 'node-allocatable-qos-class',
  description:
    'lab/scratch has no limit and the node 4 GiB to spare. The kubelet keeps free what other pods have requested (--qos-reserved=memory=100%): BestEffort pods together may have 1.5 GiB, and scratch is killed there.',
  cases: ['kubernetes/kubernetes#41149', 'openshift/openshift-docs#4753'],
  node: { qosReserved: 1 },
  cast: ({ deploy }) => ({
    pods: [
      deploy('erp', 'planner', {
        memoryRequest: 4.4 * GiB,
        memoryLimit: 5 * GiB,
        demand: () => steady(800 * MiB),
      }),
      deploy(
        'lab',
        'scratch',
        {
          comm: 'R',
          demand: oneLife(
            [
              [0, 200 * MiB],
              [5600, 340 * MiB],
              [6400, 1.9 * GiB],
            ],
            [[0, 200 * MiB]],
            {},
            0.003
          ),
        },
        { createdAt: -5003 }
      ),
    ],
  }),
  kills: ['scratch node-allocatable'],
  tellable: { scratch: KERNEL_TELLS },
});
