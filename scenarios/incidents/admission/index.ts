import { IncidentScript } from '../../incident';
import { steady } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { PodSpec } from '../../world/specs';
import { growing } from '../eviction/crowd';
import { smallIncident, SmallWorld } from '../smallIncident';

/** A pod that the kubelet refuses, and after it so many more of its ReplicaSet. */
function refused({ random }: SmallWorld, pod: PodSpec, more: number): PodSpec {
  const name = `${pod.owner.name}-${random.podSuffix(5)}`;
  return {
    ...pod,
    name,
    replacement: () => ({
      afterSeconds: 0.6,
      pod: refused({ random } as SmallWorld, { ...pod, createdAt: 0 }, more - 1),
    }),
    ...(more === 0 && { replacement: undefined }),
  };
}

/** FederatedAI/KubeFATE#64: replacements refused with "The node had condition: [MemoryPressure]"; nothing had run in them. */
export const underPressure = smallIncident({
  name: 'admission-memory-pressure',
  description:
    'Nothing is killed: memory is below a soft threshold for some minutes, and the kubelet refuses BestEffort pods that were bound to the node by hand. Phase Failed, reason Evicted, and not one container ever started.',
  cases: ['FederatedAI/KubeFATE#64'],
  node: { evictionHard: 300 * MiB, evictionSoft: { available: 1 * GiB, graceSeconds: 1200 } },
  cast: (world) => {
    const best = world.deploy(
      'adhoc',
      'probe',
      { demand: () => steady(40 * MiB) },
      { createdAt: 680, boundByHand: true }
    );
    return { pods: [growing(world, 420, 5.1 * GiB, 120), refused(world, best, 4)] };
  },
  kills: [],
  verify: (_, cluster) => expectRefusals(cluster.pods.filter(({ spec }) => spec.namespace === 'adhoc').length),
});

/** pkg/kubelet/lifecycle/predicate.go: who does not fit is refused with OutOfmemory. */
export const outOfMemory = smallIncident({
  name: 'admission-out-of-memory',
  description:
    'Nothing is killed: pods of ml/train are bound to the node by a scheduler of their own, have no room there, and are refused with OutOfmemory, again and again.',
  cases: ['kubernetes/kubernetes#117883', 'kubernetes/kubernetes#76772'],
  cast: (world) => {
    const plan = { memoryRequest: 6.5 * GiB, demand: () => steady(5 * GiB) };
    const train = world.deploy('ml', 'train', plan, { createdAt: 600, boundByHand: true });
    return { pods: [refused(world, train, 5)] };
  },
  kills: [],
});

/** A device plugin that has lost its device: UnexpectedAdmissionError, which kube-state-metrics does list. */
export const noDevice = smallIncident({
  name: 'admission-no-device',
  description:
    'Nothing is killed: the GPU of the node has gone bad, and the pods of ml/infer are refused with UnexpectedAdmissionError.',
  cases: ['trueforge-org/truecharts#19201', 'NVIDIA/k8s-device-plugin#231'],
  cast: (world) => {
    const refusedFor =
      'Allocate failed due to no healthy devices present; cannot allocate unhealthy devices nvidia.com/gpu, which is unexpected';
    const plan = { memoryRequest: 512 * MiB, demand: () => steady(300 * MiB) };
    return { pods: [refused(world, world.deploy('ml', 'infer', plan, { createdAt: 640, refusedFor }), 3)] };
  },
  kills: [],
});

function expectRefusals(pods: number): void {
  if (pods < 5) {
    throw new Error(`five pods are refused, not ${pods}`);
  }
}

/** Refusals at admission, which kill nothing. */
export const admissions: IncidentScript[] = [underPressure, outOfMemory, noDevice];
