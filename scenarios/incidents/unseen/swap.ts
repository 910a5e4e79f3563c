import { oneLife } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { KERNEL_TELLS } from '../byKernel';
import { smallIncident } from '../smallIncident';

/**
 * LimitedSwap (KEP-2400): the container goes beyond its limit into its share of the swap, which no sample shows, and is
 * killed when that is full. From metrics nobody can tell; the kernel still says it.
 */
export const swap = smallIncident({
  name: 'unseen-swap',
  description:
    'notes/export stands at its limit of 512 MiB for minutes and is not killed: the rest goes to swap, 140 MiB that count nowhere. It is killed when its share of the swap is used up.',
  cases: ['kubernetes/kubernetes#121702', 'rancher/rancher#29805'],
  node: { swap: 4 * GiB },
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'notes',
        'export',
        {
          comm: 'node',
          memoryRequest: 256 * MiB,
          memoryLimit: 512 * MiB,
          demand: oneLife(
            [
              [0, 200 * MiB],
              [5400, 240 * MiB],
              [6400, 800 * MiB],
            ],
            [[0, 200 * MiB]],
            { activeFile: 4 * MiB, inactiveFile: 2 * MiB, kernel: 3 * MiB },
            0.003
          ),
        },
        { createdAt: -5003 }
      ),
    ],
  }),
  kills: ['export container-limit'],
  tellable: { export: KERNEL_TELLS },
});
