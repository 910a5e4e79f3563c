import { stages } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { SmallWorld, smallIncident } from '../smallIncident';
import { PodSpec } from '../../world/specs';

/** Not restarted: the pod fails, and its only trace is its own state, for kube-state-metrics has no exit code of it (facts/metrics.md §1.4). */
export const failedJob = smallIncident({
  name: 'app-exit-job',
  description:
    'The pod of batch/report-nightly ends with exit code 1 and is not restarted (restartPolicy Never); the Job makes another one, which does it.',
  cases: ['kubernetes/kube-state-metrics#2722'],
  cast: (world) => ({ pods: [report(world, 240, true)] }),
  kills: ['report app-exit'],
  // The metrics know no exit code of a container that is not started again; the pod's object does.
  tellable: {
    report: [
      ['pods', 'events'],
      ['pods', 'kubelet'],
    ],
  },
});

function report(world: SmallWorld, createdAt: number, fails: boolean): PodSpec {
  const name = 'report-nightly-29401980';
  return {
    namespace: 'batch',
    name: `${name}-${world.random.podSuffix(5)}`,
    node: world.node.name,
    owner: { kind: 'Job', name, ownedBy: { kind: 'CronJob', name: 'report-nightly' } },
    createdAt,
    restartPolicy: 'Never',
    containers: [
      {
        name: 'report',
        comm: 'python3',
        image: 'registry.example/batch/report:8',
        memoryRequest: 256 * MiB,
        memoryLimit: 1 * GiB,
        demand: () =>
          stages([
            [0, 60 * MiB],
            [200, 310 * MiB],
            [900, 330 * MiB],
          ]),
        exits: () => ({ age: fails ? 311 : 430, exitCode: fails ? 1 : 0 }),
      },
    ],
    replacement: () => ({ afterSeconds: 10, pod: report(world, 0, false) }),
  };
}
