import { Demand, stages } from '../../world/demand';
import { MiB, wholePages } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

const unpacking: Demand = (age, noise) => ({
  anon: wholePages(9 * MiB * (1 + 0.05 * noise(1, age / 20))),
  activeFile: MiB,
  inactiveFile: MiB,
  shmem: wholePages(Math.min(196, age * 16) * MiB),
  kernel: 2 * MiB,
});

/** lab1's 23:04:59: an init container left 180 MB in a tmpfs, and the main container died at 8 % of its limit. */
export const tmpfsFromInit = smallIncident({
  name: 'pod-limit-tmpfs-from-init',
  description:
    'game/lobby is killed at a quarter of its limit of 256 MiB: its init container has unpacked 196 MiB into a memory-backed volume, which belongs to no container any more and counts for the pod.',
  minutes: 25,
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'game',
        'lobby',
        {
          memoryRequest: 64 * MiB,
          memoryLimit: 256 * MiB,
          demand: (instance) =>
            stages(
              [
                [0, 12 * MiB],
                [40, 26 * MiB],
                [instance === 0 ? 500 : 4000, 64 * MiB],
              ],
              { activeFile: 2 * MiB, inactiveFile: MiB, kernel: 2 * MiB },
              0.004
            ),
        },
        {
          createdAt: 240,
          initContainers: [
            {
              name: 'unpack-maps',
              comm: 'tar',
              image: 'registry.example/game/maps:19',
              memoryRequest: 64 * MiB,
              memoryLimit: 256 * MiB,
              writesMemoryVolume: true,
              demand: () => unpacking,
              exits: () => ({ age: 15, exitCode: 0 }),
            },
          ],
        }
      ),
    ],
  }),
  kills: ['lobby pod-limit'],
  // cAdvisor's series of the pod's cgroup stands at the limit while its only container is far below.
  tellable: { lobby: [...KERNEL_TELLS, ['ksm-reasons', 'ksm-resources', 'cadvisor-memory', 'cadvisor-root']] },
});
