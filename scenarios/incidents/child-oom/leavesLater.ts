import { Cases } from '../../cases';
import { IncidentScript } from '../../incident';
import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { CHILD_KILLED_SHORTLY_BEFORE, LEFT_BY_ITSELF, LEFT_BY_ITSELF_UNASKED } from './tellable';

const STORIES: Record<number, string> = {
  0: 'kubernetes/kubernetes#104454 and #131530: it ends with 0, and is called OOMKilled.',
  1: 'It gives up with 1, and is called OOMKilled.',
  143: 'kubernetes/kubernetes#140716: it handles a SIGTERM of its own supervisor half a minute later, leaves with 143, and is called OOMKilled.',
};

const CASES: Record<number, Cases> = {
  0: ['kubernetes/kubernetes#104454', 'kubernetes/kubernetes#131530', 'lab1: mislabelled-0 23:37:12'],
  1: ['variant of child-oom-then-exit-0'],
  143: ['kubernetes/kubernetes#140716'],
};

/** containerd remembers the child until the container ends: OOMKilled with any exit code (facts/metrics.md §4; lab1's mislabelled-0 and -143). */
export const leaveLater: IncidentScript[] = [0, 1, 143].map((exitCode) =>
  smallIncident({
    name: `child-oom-then-exit-${exitCode}`,
    description: `The pdf process of invoice/run-${exitCode} is killed at the container's limit of 256 MiB; the main process notices, and leaves. After ${STORIES[exitCode]}`,
    cases: CASES[exitCode],
    node: { groupKill: false },
    cast: ({ deploy }) => ({
      pods: [
        deploy(
          'invoice',
          `run-${exitCode}`,
          {
            comm: 'python3',
            memoryRequest: 64 * MiB,
            memoryLimit: 256 * MiB,
            demand: () => steady(60 * MiB, { activeFile: 3 * MiB, inactiveFile: 2 * MiB, kernel: 4 * MiB }),
            children: [{ comm: 'pdf', startsAt: 3000 + 870, anon: (age) => 20 * MiB + Math.min(400, age * 5) * MiB }],
            exits: (instance) => (instance === 0 ? { age: 3003 + 937, exitCode } : undefined),
          },
          { createdAt: -3006 }
        ),
      ],
    }),
    kills: [`run-${exitCode} child-oom`, `run-${exitCode} app-exit`],
    verify: ([, later]) => {
      if (later.reason !== 'OOMKilled' || later.exitCode !== exitCode || !later.mislabelled) {
        throw new Error(`child-oom-then-exit-${exitCode}: the later end reads ${later.reason} ${later.exitCode}`);
      }
    },
    tellable: {
      [`child-oom-run-${exitCode}-1`]: CHILD_KILLED_SHORTLY_BEFORE,
      [`app-exit-run-${exitCode}-1`]: exitCode === 1 ? LEFT_BY_ITSELF : LEFT_BY_ITSELF_UNASKED,
    },
  })
);
