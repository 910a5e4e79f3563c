import { oneLife } from '../../world/demand';
import { MiB } from '../../world/memory';
import { CGROUP_V1 } from '../nodeKinds';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS_OF_A_PROCESS, LIMIT_IN_SIGHT } from '../byKernel';

/** The forms of kernel-oom/lab's container-v1-cgroupfs-g0. On v1 `OOMKilled` means a cgroup's limit (facts/metrics.md §4). */
export const cgroupV1 = smallIncident({
  name: 'container-limit-cgroup-v1',
  description:
    'legacy/soap-gateway leaks to its limit of 320 MiB on a node with cgroup v1: failcnt rises, OOMKilled says a limit for once, and the kernel tells of memory+swap and kmem.',
  cases: ['kernel-oom/lab: container-v1-cgroupfs-g0'],
  node: CGROUP_V1,
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'legacy',
        'soap-gateway',
        {
          comm: 'java',
          memoryRequest: 256 * MiB,
          memoryLimit: 320 * MiB,
          demand: oneLife(
            [
              [0, 180 * MiB],
              [9000, 205 * MiB],
              [10_300, 322 * MiB],
            ],
            [[0, 180 * MiB]],
            { activeFile: 6 * MiB, inactiveFile: 4 * MiB, kernel: 5 * MiB },
            0.004
          ),
        },
        { createdAt: -8903 }
      ),
    ],
  }),
  kills: ['soap-gateway container-limit'],
  tellable: {
    'soap-gateway': [
      ...KERNEL_TELLS_OF_A_PROCESS,
      ...LIMIT_IN_SIGHT,
      ['ksm-reasons', 'ksm-resources', 'cadvisor-memory', 'kubelet', 'cadvisor-kubepods', 'ksm-node'],
    ],
  },
});
