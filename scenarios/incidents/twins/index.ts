import { Cases } from '../../cases';
import { IncidentScript } from '../../incident';
import { Tellable } from '../../truth';
import { garbageCollected } from '../../world/demand';
import { MiB } from '../../world/memory';
import { Act } from '../../world/acts/Act';
import { changesDefinition, losesSandbox } from '../../world/acts/restartsContainer';
import { SmallWorld, smallIncident } from '../smallIncident';
import { ContainerPlan } from '../platform';
import { failing } from '../probe/hangs';
import { FAILED_PROBE_137 } from '../probe/tellable';
import { OWN_EXIT_BY_137 } from '../app-exit/tellable';
import { byEvent, byKubeletLog, bySandboxEvent } from '../witnessed';

interface Twin {
  name: string;
  told: string;
  cases: Cases;
  kill: string;
  tellable: Tellable;
  plan?: Partial<ContainerPlan>;
  acts?(pod: string): Act[];
}

/**
 * Containers that end alike: at 40 % of their limit, `Error` and 137 about 700 s in, restarted at once, on a node with plenty
 * of memory. Restarts, reasons and memory are all that a default installation has; what ended them was something else
 * each time. kubernetes/kubernetes#122256 and #123176 are about telling the first from an OOM kill.
 */
function twin({ name, told, cases, kill, tellable, plan, acts }: Twin): IncidentScript {
  return smallIncident({
    name: `twin-137-${name}`,
    description: `One of those that end with 137 and Error at 40 % of their limit, alike in restarts, reasons and memory. ${told}`,
    cases,
    cast: ({ deploy }: SmallWorld) => {
      const pod = deploy(
        'orders',
        'intake',
        {
          comm: 'java',
          memoryRequest: 192 * MiB,
          memoryLimit: 384 * MiB,
          cpuRequest: 0.2,
          demand: () => garbageCollected(132 * MiB, 158 * MiB, 120),
          onSigterm: 'ignores',
          ...plan,
        },
        { createdAt: -30_003, graceSeconds: 20 }
      );
      return { pods: [pod], acts: acts?.(pod.name) };
    },
    kills: [`intake ${kill}`],
    tellable,
  });
}

/** Alike but for what is behind them. */
export const twins: IncidentScript[] = [
  twin({
    name: 'probe',
    told: 'Its liveness probe failed three times, and it outlived SIGTERM.',
    cases: ['kubernetes/kubernetes#122256', 'kubernetes/kubernetes#123176'],
    kill: 'probe',
    tellable: { intake: FAILED_PROBE_137 },
    plan: { probes: { liveness: failing((_, s) => s > 650 && s < 681) } },
  }),
  twin({
    name: 'own-exit',
    told: 'Its supervisor called exit(137) by itself, and its probes never failed.',
    cases: ['variant of app-exit-137', 'twin of twin-137-probe'],
    kill: 'app-exit',
    tellable: { intake: OWN_EXIT_BY_137 },
    plan: {
      livenessProbe: true,
      exits: (instance) => (instance === 0 ? { age: 30_000 + 702, exitCode: 137 } : undefined),
    },
  }),
  twin({
    name: 'definition',
    told: 'Somebody changed its image in the pod, and the kubelet restarted it; its probes never failed.',
    cases: ['variant of kubelet-restart-definition', 'twin of twin-137-probe'],
    kill: 'kubelet-restart definition-changed',
    tellable: { intake: [...byEvent, ...byKubeletLog] },
    plan: { livenessProbe: true },
    acts: (pod) => [changesDefinition(681, pod, 'intake', 'registry.example/orders/intake:1.4.3')],
  }),
  twin({
    name: 'sandbox',
    told: 'Its sandbox went down, and the kubelet stopped it to build another; its probes never failed.',
    cases: ['variant of kubelet-restart-sandbox', 'twin of twin-137-probe'],
    kill: 'kubelet-restart sandbox',
    tellable: { intake: bySandboxEvent },
    plan: { livenessProbe: true },
    acts: (pod) => [losesSandbox(680, pod)],
  }),
];
