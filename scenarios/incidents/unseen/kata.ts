import { oneLife } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';

/**
 * Kata: the container runs under a kernel of its own, which kills it at its limit; its agent tells the runtime, so the end
 * reads OOMKilled. Assumed: with sandbox_cgroup_only the node has the pod's cgroup, which holds the guest as a whole, and
 * cAdvisor no series of containers; the node's kernel says nothing.
 */
export const kata = smallIncident({
  name: 'unseen-kata',
  description:
    'tenant/sandbox runs under Kata and is killed by its guest’s kernel. The node sees a virtual machine of 700 MiB, in which nothing happens.',
  cases: ['kata-containers/runtime#2150', 'kata-containers/kata-containers#3797'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'tenant',
        'sandbox',
        {
          comm: 'qemu-system-x86',
          memoryRequest: 256 * MiB,
          memoryLimit: 512 * MiB,
          demand: oneLife(
            [
              [0, 180 * MiB],
              [5900, 220 * MiB],
              [5960, 530 * MiB],
            ],
            [[0, 180 * MiB]],
            {},
            0.004
          ),
        },
        { createdAt: -5003, runtimeClass: { name: 'kata-qemu', overhead: 160 * MiB } }
      ),
    ],
  }),
  kills: ['sandbox undetermined'],
  tellable: { sandbox: [] },
});
