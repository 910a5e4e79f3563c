import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { CHILD_KILLED } from '../child-oom/tellable';
import { smallIncident } from '../smallIncident';
import { failing } from './hangs';
import { FAILED_PROBE } from './tellable';

/** lab1's mislabelled-143: a child is killed, later a failed probe has the container stopped: 143, and `OOMKilled` for the child. */
export const childKilledBefore = smallIncident({
  name: 'probe-mislabelled-oomkilled',
  description:
    'A worker of mail/relay is OOM-killed and the container lives on, but no longer answers. A minute later its liveness probe has it stopped: 143, labelled OOMKilled, which is the worker’s.',
  cases: ['lab1: mislabelled-143 23:37:53'],
  node: { groupKill: false },
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'mail',
        'relay',
        {
          comm: 'python3',
          memoryRequest: 64 * MiB,
          memoryLimit: 256 * MiB,
          demand: () => steady(60 * MiB, { activeFile: 3 * MiB, inactiveFile: 2 * MiB, kernel: 4 * MiB }),
          children: [{ comm: 'milter', startsAt: 3000 + 600, anon: (age) => 20 * MiB + Math.min(400, age * 5) * MiB }],
          onSigterm: { afterSeconds: 1.2, exitCode: 143 },
          probes: { liveness: failing((_, s) => s > 690 && s < 721) },
        },
        { createdAt: -3006 }
      ),
    ],
  }),
  kills: ['relay child-oom', 'relay probe'],
  verify: ([, later]) => {
    if (later.reason !== 'OOMKilled' || later.exitCode !== 143 || !later.mislabelled) {
      throw new Error(`probe-mislabelled-oomkilled: the later end reads ${later.reason} ${later.exitCode}`);
    }
  },
  tellable: { 'child-oom-relay-1': CHILD_KILLED, 'probe-relay-1': FAILED_PROBE },
});
