import { idle, stages } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/**
 * The static memory manager binds Guaranteed pods to a NUMA node (CONSTRAINT_CPUSET, as in kernel-oom/public 25), where
 * everybody else’s memory lies as well. All who may use that node are weighed, and the bound pod has -997.
 */
export const memoryManager = smallIncident({
  name: 'numa-oom-memory-manager',
  description:
    'telco/packet-core, bound to NUMA node 0 by the static memory manager, grows within its limit until that node is full. The kernel kills telco/notifier, which holds 300 MiB and could have lived on node 1, where 2 GiB are free.',
  cases: [
    'kubernetes/kubernetes#95479',
    'https://lore.kernel.org/r/1631518709-42881-1-git-send-email-feng.tang@intel.com',
  ],
  node: { numaNodes: 2 },
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'telco',
        'packet-core',
        {
          comm: 'upf',
          memoryRequest: 3.25 * GiB,
          memoryLimit: 3.25 * GiB,
          cpuRequest: 2,
          cpuLimit: 2,
          demand: () =>
            stages(
              [
                [0, 1.4 * GiB],
                [5000, 1.6 * GiB],
                [5900, 2.83 * GiB],
                [9000, 2.86 * GiB],
              ],
              { activeFile: 4 * MiB, inactiveFile: 2 * MiB, kernel: 10 * MiB },
              0.002
            ),
        },
        { createdAt: -5003, numaNode: 0 }
      ),
      deploy('telco', 'notifier', { demand: (instance) => idle((instance === 0 ? 300 : 60) * MiB) }),
    ],
  }),
  kills: ['notifier numa-oom'],
  // Counted at the root like any global kill, while the node has plenty: sysrq would look the same.
  tellable: { notifier: KERNEL_TELLS },
});
