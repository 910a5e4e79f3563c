import { steady, stages } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { nodeWithService } from '../nodeService';
import { smallIncident } from '../smallIncident';
import { GLOBAL_KILL_IN_SIGHT, KERNEL_TELLS } from '../byKernel';

const BACKUP_STARTS = 864_000 + 1010;

/** lab1's 23:19:05: backup-agent.service, outside kubepods, takes the node, and a pod dies for it. */
export const serviceLeak = smallIncident({
  name: 'node-oom-service-leak',
  description:
    'No pod grows. backup-agent.service on the node itself takes 5.5 GiB within half a minute, and ml/features dies at 60 % of its limit for it.',
  cases: ['lab1: node-oom-1 23:19:05'],
  node: {
    evictionLoopPhase: 4,
    ...nodeWithService({
      unit: 'backup-agent.service',
      comm: 'backup-agent',
      oomScoreAdj: -500,
      demand: stages(
        [
          [0, 60 * MiB],
          [BACKUP_STARTS, 90 * MiB],
          [BACKUP_STARTS + 24, 5.4 * GiB],
          [BACKUP_STARTS + 26, 5.58 * GiB],
          [BACKUP_STARTS + 60, 5.58 * GiB],
          [BACKUP_STARTS + 63, 70 * MiB],
        ],
        { inactiveFile: 300 * MiB, kernel: 12 * MiB },
        0.002
      ),
    }),
  },
  cast: ({ deploy }) => ({
    pods: [
      deploy('ml', 'features', {
        comm: 'python3',
        memoryRequest: 128 * MiB,
        memoryLimit: 1 * GiB,
        demand: (instance) => steady((instance === 0 ? 610 : 180) * MiB, { kernel: 6 * MiB }, 0.01),
      }),
    ],
  }),
  kills: ['features node-oom'],
  tellable: { features: [...KERNEL_TELLS, ...GLOBAL_KILL_IN_SIGHT] },
});
