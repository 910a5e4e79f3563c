import { stages, steady } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/** After kubernetes/kubernetes#118543, and lab1's 23:36:57: a third of the node is free and reserved. The twin of container-limit-burst without kubepods' series. */
export const kubepodsFull = smallIncident({
  name: 'node-allocatable-kubepods-full',
  description:
    'iot/registry is killed at 45 % of its limit: the pods together have hit the limit of kubepods when iot/replay loads a day of messages. The 2.5 GiB that the node has left are reserved for the system.',
  node: { systemReserved: 2.2 * GiB, kubeReserved: 0.6 * GiB },
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'iot',
        'registry',
        { memoryRequest: 64 * MiB, memoryLimit: 2 * GiB, demand: () => steady(905 * MiB, { kernel: 6 * MiB }, 0.01) },
        { createdAt: -50_003 }
      ),
      deploy(
        'iot',
        'replay',
        {
          comm: 'java',
          memoryRequest: 4 * GiB,
          demand: () =>
            stages(
              [
                [0, 500 * MiB],
                [3960, 600 * MiB],
                [3965, 2.9 * GiB],
                [3990, 2.9 * GiB],
                [3993, 900 * MiB],
              ],
              { kernel: 12 * MiB },
              0.002
            ),
        },
        { createdAt: -3003 }
      ),
    ],
  }),
  kills: ['registry node-allocatable'],
  // Without the log its own limit remains possible: kubepods had room for that burst as well.
  tellable: { registry: KERNEL_TELLS },
});
