import { oneLife, steady } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

const NODE = '5e0d1c7b93a24f6d8e1b0c5a7f3926d4e8b1a0c97f6e5d3c2b1a09f8e7d6c5b4';

/**
 * k3d --agents-memory=…: the node is a container with a limit of its own, and believes to have all of the machine
 * (k3d-io/k3d#1250 has its paths; kernel-oom/formats.md §10.1).
 */
export const nestedNode = smallIncident({
  name: 'node-allocatable-nested-node',
  description:
    'dev/compiler is killed on a k3d node that shows 7.5 GiB of capacity: the container that the node is has a limit of 4 GiB on the machine below, and that was hit.',
  cases: ['k3d-io/k3d#1250'],
  node: {
    nestedIn: { path: `/system.slice/docker-${NODE}.scope`, limit: 4 * GiB },
    cgroupDriver: 'cgroupfs',
    osImage: 'K3s v1.34.4+k3s1',
    kubeletVersion: 'v1.34.4+k3s1',
    containerRuntimeVersion: 'containerd://2.1.5-k3s1',
  },
  cast: ({ deploy }) => ({
    pods: [
      deploy('dev', 'cache', { memoryRequest: 512 * MiB, demand: () => steady(490 * MiB) }),
      deploy(
        'dev',
        'compiler',
        {
          comm: 'rustc',
          memoryRequest: 128 * MiB,
          memoryLimit: 3 * GiB,
          demand: oneLife(
            [
              [0, 250 * MiB],
              [7900, 400 * MiB],
              [7960, 2.4 * GiB],
            ],
            [[0, 250 * MiB]],
            {},
            0.003
          ),
        },
        { createdAt: -7003 }
      ),
    ],
  }),
  kills: ['compiler node-allocatable'],
  // The root cgroup of a nested node is the container: its usage stands at 4 GiB, but nothing names that limit.
  tellable: { compiler: KERNEL_TELLS },
});
