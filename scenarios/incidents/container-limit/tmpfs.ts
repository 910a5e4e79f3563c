import { Demand } from '../../world/demand';
import { MiB, wholePages } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_AND_MEMORY_TELL, LIMIT_IN_SIGHT } from '../byKernel';

const spooling: Demand = (age, noise) => ({
  anon: wholePages(31 * MiB * (1 + 0.04 * noise(1, age / 50))),
  activeFile: 2 * MiB,
  inactiveFile: MiB,
  shmem: wholePages(Math.max(0, age - 3000) * 0.3 * MiB),
  kernel: 3 * MiB,
});

/** After kubernetes/website#36453: who is charged for an emptyDir with medium Memory is whoever writes it. */
export const tmpfs = smallIncident({
  name: 'container-limit-tmpfs',
  description:
    'print/spooler writes jobs into a memory-backed volume and never deletes one, until it stands at its limit of 256 MiB; its processes hold 31 MiB of that. What it wrote stays in the pod, and the next one leaves it alone.',
  cases: ['kubernetes/website#36453'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'print',
        'spooler',
        {
          memoryRequest: 64 * MiB,
          memoryLimit: 256 * MiB,
          writesMemoryVolume: true,
          demand: (instance) =>
            instance === 0 ? spooling : (_age, noise) => ({ ...spooling(1, noise), anon: 14 * MiB }),
        },
        { createdAt: -2903 }
      ),
    ],
  }),
  kills: ['spooler container-limit'],
  tellable: { spooler: [...KERNEL_AND_MEMORY_TELL, ...LIMIT_IN_SIGHT] },
});
