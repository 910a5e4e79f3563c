import { steady, withBurst } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';

/**
 * gVisor: all containers of the pod are memory of one sandbox process. Assumed, as on GKE Autopilot, where nobody reads the
 * node's log: it says nothing that could be joined; cAdvisor sees the sandbox's cgroup only; runsc's shim reports OOMKilled
 * (google/gvisor#2520 has such a report of a cgroup that no pod's name is in).
 */
export const gvisor = smallIncident({
  name: 'unseen-gvisor',
  description:
    'judge/run executes strangers’ programs under gVisor. One takes all there is, and the sandbox goes with it: OOMKilled, and which limit it was is nobody’s to see.',
  cases: ['google/gvisor#2433', 'google/gvisor#2520'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'judge',
        'run',
        {
          comm: 'exe',
          memoryRequest: 128 * MiB,
          memoryLimit: 384 * MiB,
          demand: (instance) => {
            const base = steady(140 * MiB);
            return instance === 0 ? withBurst(base, 6003 + 905, 300 * MiB, 4) : base;
          },
        },
        { createdAt: -6003, runtimeClass: { name: 'gvisor', overhead: 64 * MiB } }
      ),
    ],
  }),
  kills: ['run undetermined'],
  tellable: { run: [] },
});
