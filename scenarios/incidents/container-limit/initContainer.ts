import { stages, steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/** After kubernetes/kubernetes#104650 and #104454: the pod stays in Init:OOMKilled, and its series are the init container's own. */
export const initContainer = smallIncident({
  name: 'container-limit-init-container',
  description:
    'docs/search never gets to start: its init container unpacks an index and is killed at its limit of 128 MiB within seconds, again and again, until a smaller index comes.',
  cases: ['kubernetes/kubernetes#104650', 'derailed/k9s#2165'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'docs',
        'search',
        { memoryRequest: 256 * MiB, memoryLimit: 512 * MiB, demand: () => steady(190 * MiB) },
        {
          createdAt: 420,
          initContainers: [
            {
              name: 'unpack-index',
              comm: 'zstd',
              image: 'registry.example/docs/index:77',
              memoryRequest: 64 * MiB,
              memoryLimit: 128 * MiB,
              demand: (instance) =>
                stages(
                  [
                    [0, 6 * MiB],
                    [9, instance < 3 ? 150 * MiB : 90 * MiB],
                  ],
                  { activeFile: 2 * MiB, inactiveFile: 4 * MiB, kernel: 2 * MiB }
                ),
              exits: () => ({ age: 14, exitCode: 0 }),
            },
          ],
        }
      ),
    ],
  }),
  kills: ['unpack-index container-limit', 'unpack-index container-limit', 'unpack-index container-limit'],
  tellable: { 'unpack-index': KERNEL_TELLS },
});
