import { allContainers } from '../world/allContainers';
import { Cluster } from '../world/cluster';
import { INIT_KILLED } from '../world/endByKernel';
import { ContainerInstance, Pod, PodStatus } from '../world/pod';
import { apiVersionOf, uidOf } from './objects';
import { Said } from './EventRecorder';

/** How often the kubelet comes back to a pod that it lets wait: about each quarter of a minute. */
const BACK_OFF_SECONDS = 15;

/** What the scheduler, the controllers and the kubelet say of a pod's life; of a life before the world nothing is left. */
export function podEvents(pod: Pod, cluster: Cluster): Said[] {
  return [
    ...placing(pod, cluster),
    ...pod.instances.filter(({ startedAt }) => startedAt >= 0).flatMap((instance) => starting(instance)),
    ...allContainers(pod.spec).flatMap(({ name }) => backingOff(pod, name, cluster.seconds)),
  ];
}

export function aboutPod({ spec, uid }: Pod, container?: string): Said['about'] {
  const fieldOf = (called: string) =>
    `spec.${spec.initContainers?.some(({ name }) => name === called) ? 'initContainers' : 'containers'}{${called}}`;
  const { name, namespace } = spec;
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    name,
    namespace,
    uid,
    fieldPath: container && fieldOf(container),
  };
}

/** Created by its owner, and bound to a node: at once, or after the taint of memory pressure has gone. */
function placing(pod: Pod, cluster: Cluster): Said[] {
  const { spec, statuses } = pod;
  const { owner, namespace, name } = spec;
  if (spec.createdAt < 0) {
    return [];
  }
  const reporter = `${owner.kind.toLowerCase()}-controller`;
  const about = {
    kind: owner.kind,
    apiVersion: apiVersionOf(owner),
    name: owner.name,
    namespace,
    uid: uidOf(owner.name),
  };
  const bound = statuses.find(({ scheduled }) => scheduled);
  const waits = statuses[0] && bound && bound.at - statuses[0].at > 2;
  const nodes = cluster.kubelets.length;
  const scheduler = { reporter: 'default-scheduler', about: aboutPod(pod) };
  const created: Said = {
    at: spec.createdAt,
    reporter,
    about,
    type: 'Normal',
    reason: 'SuccessfulCreate',
    message:
      owner.kind === 'StatefulSet'
        ? `create Pod ${name} in StatefulSet ${owner.name} successful`
        : `Created pod: ${name}`,
  };
  const refused: Said = {
    ...scheduler,
    at: spec.createdAt + 0.1,
    type: 'Warning',
    reason: 'FailedScheduling',
    action: 'Scheduling',
    message: `0/${nodes} nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/memory-pressure: }, ${nodes - 1} node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/${nodes} nodes are available: ${nodes} Preemption is not helpful for scheduling.`,
  };
  const assigned: Said[] = bound
    ? [
        {
          ...scheduler,
          at: bound.at,
          type: 'Normal',
          reason: 'Scheduled',
          action: 'Binding',
          message: `Successfully assigned ${namespace}/${name} to ${spec.node}`,
        },
      ]
    : [];
  return [created, ...(waits ? [refused] : []), ...assigned];
}

/** Texts of kubelet 1.34, recorded in lab1. */
function starting(instance: ContainerInstance): Said[] {
  const { pod, spec, startedAt, endedAt } = instance;
  const failed = instance.isInitialising() && endedAt !== null;
  const kubelet = {
    reporter: 'kubelet',
    host: pod.spec.node,
    about: aboutPod(pod, spec.name),
    type: 'Normal' as const,
  };
  return [
    {
      ...kubelet,
      at: startedAt - 0.4,
      reason: 'Pulled',
      message: `Container image "${pod.imageAt(spec, startedAt)}" already present on machine`,
    },
    { ...kubelet, at: startedAt - 0.3, reason: 'Created', message: `Created container: ${spec.name}` },
    failed
      ? { ...kubelet, at: startedAt + 0.3, type: 'Warning', reason: 'Failed', message: `Error: ${INIT_KILLED}` }
      : { ...kubelet, at: startedAt, reason: 'Started', message: `Started container ${spec.name}` },
  ];
}

/** Said again and again while the container waits for its next start. */
function backingOff(pod: Pod, container: string, end: number): Said[] {
  const isWaiting = (status: PodStatus) => status.containers[container]?.waitingReason === 'CrashLoopBackOff';
  const { namespace, name, node } = pod.spec;
  const message = `Back-off restarting failed container ${container} in pod ${name}_${namespace}(${pod.uid})`;
  return pod.statuses.flatMap((status, i) => {
    if (!isWaiting(status) || (i > 0 && isWaiting(pod.statuses[i - 1]))) {
      return [];
    }
    const until = pod.statuses.slice(i).find((later) => !isWaiting(later))?.at ?? end;
    const times = Array.from(
      { length: Math.ceil((until - status.at) / BACK_OFF_SECONDS) },
      (_, n) => status.at + n * BACK_OFF_SECONDS
    );
    return times.map((at): Said => ({
      at,
      reporter: 'kubelet',
      host: node,
      about: aboutPod(pod, container),
      type: 'Warning',
      reason: 'BackOff',
      message,
    }));
  });
}
