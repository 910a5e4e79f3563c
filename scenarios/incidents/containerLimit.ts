import { TruthEntry } from '../incident';
import { expectWorld, incidentScript } from '../incidentScript';
import { garbageCollected, withBurst } from '../world/demand';
import { MiB } from '../world/memory';
import { KERNEL_TELLS, ONLY_LIMIT_LEFT } from './byKernel';
import { deployed, platformPods, shopPods, worker } from './platform';

const SEED = 0x0052;
const CREATED_AT = -172_800;
/** When each instance takes up the poisoned job, in seconds of its own life. */
const BURST_AGES = [-CREATED_AT + 6900, 47, 38, 52, 41, 66];

/** After kubernetes/kubernetes#60492 and axyi.ru's forensics: the graph stays at 65 %, spikes of half a second to two between scrapes. */
export const containerLimit = incidentScript({
  name: 'container-limit',
  description:
    'media/thumbnailer never passes 70 % of its 512 MiB on any graph. A poisoned image makes it allocate 420 MiB within one and a half seconds, ' +
    'between two samples: it hits its own limit six times in ten minutes, in a crash loop, on a node with plenty of memory.',
  cases: ['kubernetes/kubernetes#60492', 'https://axyi.ru/en/oomkilled-forensics-pmap-memory-stat/'],
  seed: SEED,
  seconds: 9000,
  cast(random) {
    const nodes = [worker(4), worker(5), worker(6)];
    const thumbnailer = deployed(
      random,
      nodes[2],
      'media',
      'thumbnailer',
      'registry.example/media/thumbnailer:3.0.1',
      {
        comm: 'vips',
        memoryRequest: 256 * MiB,
        memoryLimit: 512 * MiB,
        cpuRequest: 0.3,
        cpuLimit: 2,
        demand: (instance) => {
          const base = garbageCollected(255 * MiB, 318 * MiB, 120, {
            activeFile: 8 * MiB,
            inactiveFile: 6 * MiB,
            kernel: 5 * MiB,
          });
          const age = BURST_AGES[instance];
          return age === undefined ? base : withBurst(base, age + 0.4, 420 * MiB, 1.5);
        },
      },
      CREATED_AT
    );
    const pods = [...platformPods(nodes, SEED), ...shopPods(random, { busy: nodes[1], other: nodes[2] }), thumbnailer];
    return { nodes, pods };
  },
  verify,
  // As every burst that nobody saw: the global kill that was not counted, and plenty of memory.
  tellable: {
    thumbnailer: [...KERNEL_TELLS, ...ONLY_LIMIT_LEFT],
    // its only sample is 8 s old, and it had grown slowly until then: what the pod held beside it is known too badly
    'container-limit-thumbnailer-3': KERNEL_TELLS,
  },
});

function verify(truth: TruthEntry[]): void {
  expectWorld(truth.length === BURST_AGES.length, 'container-limit', `six kills, not ${truth.length}`);
  for (const { container, cause, usageAtDeathBytes, nodeAvailableAtDeathBytes } of truth) {
    expectWorld(
      container === 'thumbnailer' && cause === 'container-limit',
      'container-limit',
      `${container} dies of ${cause}`
    );
    expectWorld(
      usageAtDeathBytes > 0.98 * 512 * MiB,
      'container-limit',
      `it stands at its limit, not at ${usageAtDeathBytes}`
    );
    expectWorld(
      nodeAvailableAtDeathBytes > 8e9,
      'container-limit',
      `the node has plenty, not ${nodeAvailableAtDeathBytes}`
    );
  }
}
