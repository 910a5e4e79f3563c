import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { CGROUP_V1 } from '../nodeKinds';
import { smallIncident } from '../smallIncident';
import { CHILD_KILLED } from './tellable';

/** After kubernetes/kubernetes#90973: on cgroup v1 the kernel takes one backend of postgres, and all others with it reconnect. */
export const postgresV1 = smallIncident({
  name: 'child-oom-postgres-cgroup-v1',
  description:
    'accounts/db: one backend sorts too much in memory and is killed at the limit of the container, on a node with cgroup v1, which knows no group kill.',
  cases: ['kubernetes/kubernetes#90973'],
  node: CGROUP_V1,
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'accounts',
        'db',
        {
          comm: 'postgres',
          memoryRequest: 512 * MiB,
          memoryLimit: 768 * MiB,
          demand: () => steady(180 * MiB, { activeFile: 20 * MiB, inactiveFile: 30 * MiB, kernel: 8 * MiB }),
          children: [0, 1, 2, 3].map((backend) => ({
            comm: 'postgres',
            restartAfter: 3,
            anon: (age, nth) =>
              (28 + (backend === 2 && nth === 0 ? Math.max(0, Math.min(600, (age - 9050) * 6)) : 0)) * MiB,
          })),
        },
        { createdAt: -8003 }
      ),
    ],
  }),
  kills: ['db child-oom'],
  tellable: { db: CHILD_KILLED },
});
