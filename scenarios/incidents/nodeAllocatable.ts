import { TruthEntry } from '../incident';
import { expectWorld, incidentScript } from '../incidentScript';
import { garbageCollected, stages, steady } from '../world/demand';
import { GiB, MiB } from '../world/memory';
import { KERNEL_TELLS } from './byKernel';
import { deployed, platformPods, shopPods, worker } from './platform';

const SEED = 0x0074;

/** After containerd/containerd#12133 and kubernetes/kubernetes#118543 ("OOMKiller for pod using more memory than node allocatable"), and lab1's 23:36:57. */
export const nodeAllocatable = incidentScript({
  name: 'node-allocatable',
  description:
    'quotes/quote-cache is OOM-killed at some 43 % of its limit of 2 GiB while the node has more than 3 GiB to spare. That memory is reserved for the ' +
    'system: the pods together hit the limit of kubepods when quotes/forecast allocates a matrix within seconds, and the kernel picks ' +
    'among all pods the one furthest above its request.',
  cases: ['containerd/containerd#12133', 'kubernetes/kubernetes#118543', 'lab1: node-allocatable 23:36:57'],
  seed: SEED,
  seconds: 9000,
  cast(random) {
    const nodes = [
      worker(10),
      worker(11, { systemReserved: 2.8 * GiB, kubeReserved: 1 * GiB, evictionLoopPhase: 3 }),
      worker(12),
    ];
    const matrixAt = 180_000 + 6300;
    const forecast = deployed(
      random,
      nodes[1],
      'quotes',
      'forecast',
      'registry.example/quotes/forecast:0.42',
      {
        comm: 'python3',
        memoryRequest: 6.25 * GiB,
        cpuRequest: 2,
        demand: () =>
          stages(
            [
              [0, 2 * GiB],
              [matrixAt, 2.6 * GiB],
              [matrixAt + 6, 5.3 * GiB],
              [matrixAt + 24, 5.3 * GiB],
              [matrixAt + 27, 2.9 * GiB],
            ],
            { kernel: 15 * MiB },
            0.003
          ),
      },
      -180_000
    );
    const cache = deployed(random, nodes[1], 'quotes', 'quote-cache', 'registry.example/quotes/quote-cache:6.1', {
      comm: 'redis-server',
      memoryRequest: 64 * MiB,
      memoryLimit: 2 * GiB,
      cpuRequest: 0.1,
      demand: () => steady(905 * MiB, { activeFile: 6 * MiB, kernel: 9 * MiB }, 0.02),
      livenessProbe: true,
    });
    const book = deployed(random, nodes[1], 'quotes', 'tick-store', 'registry.example/quotes/tick-store:2.0', {
      memoryRequest: 2.5 * GiB,
      memoryLimit: 3 * GiB,
      cpuRequest: 0.4,
      demand: () =>
        garbageCollected(2.18 * GiB, 2.34 * GiB, 600, {
          activeFile: 20 * MiB,
          inactiveFile: 160 * MiB,
          kernel: 20 * MiB,
        }),
    });
    const pods = [
      ...platformPods(nodes, SEED),
      ...shopPods(random, { busy: nodes[1], other: nodes[2] }),
      forecast,
      cache,
      book,
    ];
    return { nodes, pods };
  },
  verify,
  tellable: { 'quote-cache': KERNEL_TELLS },
});

function verify(truth: TruthEntry[]): void {
  expectWorld(truth.length === 1, 'node-allocatable', `one kill: ${JSON.stringify(truth)}`);
  const [{ container, cause, usageAtDeathBytes, nodeAvailableAtDeathBytes }] = truth;
  expectWorld(
    container === 'quote-cache' && cause === 'node-allocatable',
    'node-allocatable',
    `${container} dies of ${cause}`
  );
  expectWorld(
    nodeAvailableAtDeathBytes > 2 * GiB,
    'node-allocatable',
    `the node has plenty, not ${nodeAvailableAtDeathBytes}`
  );
  expectWorld(
    usageAtDeathBytes < 0.5 * 2 * GiB,
    'node-allocatable',
    `it dies below half of its limit, not at ${usageAtDeathBytes}`
  );
}
