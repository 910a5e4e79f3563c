import { oneLife } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { GLOBAL_KILL_IN_SIGHT, KERNEL_TELLS } from '../byKernel';

/** kubernetes/kubernetes#53669: ten times 500M on two nodes of 1G. Each stays below its limit, together they are too many. */
export const overcommit = smallIncident({
  name: 'node-oom-overcommit',
  description:
    'Eight replicas of queue/worker with limits of 1 GiB and requests of 128 MiB share a node that has room for six. They all load the same catalogue at once, and one of them is killed at 80 % of its limit.',
  cases: ['kubernetes/kubernetes#53669'],
  node: { evictionLoopPhase: 2 },
  cast: ({ deploy, random }) => ({
    pods: Array.from({ length: 8 }, (_, replica) => {
      const most = 830 - 8 * replica;
      const loads = 4000 + 906;
      const pod = deploy(
        'queue',
        'worker',
        {
          memoryRequest: 128 * MiB,
          memoryLimit: 1024 * MiB,
          demand: oneLife(
            [
              [0, 190 * MiB],
              [loads, 210 * MiB],
              [loads + 11, most * MiB],
              [loads + 40, most * MiB],
              [loads + 44, 260 * MiB],
            ],
            [[0, 190 * MiB]],
            { activeFile: 4 * MiB, inactiveFile: 6 * MiB, kernel: 5 * MiB },
            0.002
          ),
        },
        { createdAt: -4003 }
      );
      return {
        ...pod,
        name: `worker-5d9c7b6f84-${random.podSuffix(5)}`,
        owner: { ...pod.owner, name: 'worker-5d9c7b6f84' },
      };
    }),
  }),
  kills: ['worker node-oom'],
  tellable: { worker: [...KERNEL_TELLS, ...GLOBAL_KILL_IN_SIGHT] },
});
