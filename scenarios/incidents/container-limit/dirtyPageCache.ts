import { Demand } from '../../world/demand';
import { MiB, wholePages } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_AND_MEMORY_TELL } from '../byKernel';

/** Copies a model to a network share that takes 6 MB a second: page cache that stays dirty. */
const copying: Demand = (age, noise) => ({
  anon: wholePages(38 * MiB * (1 + 0.03 * noise(1, age / 40))),
  activeFile: 3 * MiB,
  inactiveFile: wholePages(Math.max(2 * MiB, (age - 5400) * 6 * MiB)),
  shmem: 0,
  kernel: 7 * MiB,
});

/**
 * After pixeloven/ComfyUI-Docker#66: killed with a working set of 23 MiB of 2 GiB, the rest dirty pages for NFS
 * (kubernetes/kubernetes#114142 has another).
 */
export const dirtyPageCache = smallIncident({
  name: 'container-limit-dirty-page-cache',
  description:
    'ml/model-sync is killed with a working set below a tenth of its limit of 768 MiB: all the rest is dirty page cache of a slow network share, which the kernel cannot take back in time.',
  cases: ['pixeloven/ComfyUI-Docker#66', 'kubernetes/kubernetes#114142'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'ml',
        'model-sync',
        {
          comm: 'rsync',
          memoryRequest: 64 * MiB,
          memoryLimit: 768 * MiB,
          dirtyShare: 0.98,
          demand: (instance) => (instance === 0 ? copying : (age, noise) => copying(Math.min(age, 5000), noise)),
        },
        { createdAt: -4503 }
      ),
    ],
  }),
  kills: ['model-sync container-limit'],
  // container_memory_usage_bytes shows it; whoever looks at the working set alone sees nothing.
  tellable: {
    'model-sync': [...KERNEL_AND_MEMORY_TELL, ['ksm-reasons', 'ksm-resources', 'cadvisor-memory', 'cadvisor-root']],
  },
});
