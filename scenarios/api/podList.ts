import { EpochMs } from '../incident';
import { Cluster } from '../world/cluster';
import { ContainerStatus, Pod, PodStatus, Termination } from '../world/pod';
import { clockOf } from '../world/clock';
import { limitDesired } from '../world/limitInForce';
import { isReady } from '../world/podStatuses';
import { ContainerSpec, PodSpec } from '../world/specs';
import { apiVersionOf, Json, List, listOf, timeOf, uidOf } from './objects';
import { cores, quantity } from './quantity';

type Epoch = (seconds: number) => EpochMs;
type Fields = Record<string, Json | undefined>;

/** Every pod as `kubectl get pods -A -o json` shows it at the incident's end: evicted ones are there, deleted ones not. */
export function podList(cluster: Cluster, epoch: Epoch): List {
  return listOf(cluster.pods.filter(({ removedAt }) => removedAt === null).map((pod) => podOf(pod, cluster, epoch)));
}

function podOf(pod: Pod, cluster: Cluster, epoch: Epoch): Fields {
  const { spec, uid } = pod;
  const status = pod.statusAt(cluster.seconds);
  const { kind, name } = spec.owner;
  const owner = { apiVersion: apiVersionOf(spec.owner), kind, name, uid: uidOf(name), controller: true };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: spec.name,
      namespace: spec.namespace,
      uid,
      creationTimestamp: timeOf(epoch(spec.createdAt)),
      deletionTimestamp: status?.deletionTimestamp === undefined ? undefined : timeOf(epoch(status.deletionTimestamp)),
      deletionGracePeriodSeconds: status?.deletionTimestamp === undefined ? undefined : spec.graceSeconds,
      ownerReferences: [owner],
    },
    spec: {
      nodeName: status?.scheduled ? spec.node : undefined,
      restartPolicy: spec.restartPolicy ?? 'Always',
      terminationGracePeriodSeconds: spec.graceSeconds,
      priority: spec.priority ?? 0,
      priorityClassName: spec.priorityClass,
      hostNetwork: spec.hostNetwork,
      resources: podResources(spec),
      runtimeClassName: spec.runtimeClass?.name,
      overhead: spec.runtimeClass && { memory: quantity(spec.runtimeClass.overhead) },
      initContainers: spec.initContainers?.map((container) => specOf(pod, container, cluster.seconds)),
      containers: spec.containers.map((container) => specOf(pod, container, cluster.seconds)),
    },
    status: status ? statusOf(pod, status, cluster, epoch) : { phase: 'Pending' },
  };
}

function specOf(pod: Pod, container: ContainerSpec, seconds: number): Fields {
  const { name, restartPolicy } = container;
  return { name, image: pod.imageAt(container, seconds), restartPolicy, resources: resourcesOf(container, seconds) };
}

function podResources({ memoryLimit, memoryRequest }: PodSpec): Fields | undefined {
  return memoryLimit === undefined && memoryRequest === undefined
    ? undefined
    : {
        limits: memoryLimit === undefined ? undefined : { memory: quantity(memoryLimit) },
        requests: { memory: quantity(memoryRequest ?? memoryLimit ?? 0) },
      };
}

function resourcesOf(container: ContainerSpec, seconds: number): Fields {
  const { memoryRequest, cpuLimit, cpuRequest } = container;
  const memoryLimit = limitDesired(container, seconds);
  const some = (memory?: number, cpu?: number) => {
    const given = {
      ...(cpu === undefined ? {} : { cpu: cores(cpu) }),
      ...(memory === undefined ? {} : { memory: quantity(memory) }),
    };
    return Object.keys(given).length > 0 ? given : undefined;
  };
  return { limits: some(memoryLimit, cpuLimit), requests: some(memoryRequest ?? memoryLimit, cpuRequest ?? cpuLimit) };
}

function statusOf(pod: Pod, status: PodStatus, cluster: Cluster, epoch: Epoch): Fields {
  const { disruption, message } = status;
  const conditions = disruption
    ? [
        {
          type: 'DisruptionTarget',
          status: 'True',
          reason: disruption.reason,
          message: disruption.message,
          lastTransitionTime: timeOf(epoch(disruption.at)),
        },
      ]
    : [];
  const clock = clockOf(cluster.kubelet(pod.spec.node).node, epoch);
  return {
    phase: status.phase,
    reason: status.reason,
    message,
    conditions: [...conditions, { type: 'Ready', status: isReady(pod, status) ? 'True' : 'False' }],
    hostIP: status.scheduled ? cluster.kubelet(pod.spec.node).node.spec.internalIp : undefined,
    podIP: status.podIp,
    startTime: status.startTime === undefined ? undefined : timeOf(epoch(status.startTime)),
    qosClass: pod.qos,
    initContainerStatuses: pod.spec.initContainers && statusesOf(pod, pod.spec.initContainers, status, clock),
    containerStatuses: statusesOf(pod, pod.spec.containers, status, clock),
  };
}

function statusesOf(pod: Pod, containers: ContainerSpec[], status: PodStatus, epoch: Epoch): Fields[] {
  return containers.flatMap((container) => {
    const each = status.containers[container.name];
    return each ? [containerOf(container.name, pod.imageAt(container, Infinity), each, epoch)] : [];
  });
}

function containerOf(name: string, image: string, status: ContainerStatus, epoch: Epoch): Fields {
  const { state, last, restarts, ready, containerId } = status;
  return {
    name,
    image,
    state: stateOf(status, epoch),
    lastState: last ? { terminated: terminatedOf(last, epoch) } : {},
    restartCount: restarts,
    ready,
    started: state === 'running',
    containerID: containerId ?? '',
  };
}

function stateOf({ state, startedAt, waitingReason, terminated }: ContainerStatus, epoch: Epoch): Fields {
  switch (state) {
    case 'running':
      return { running: { startedAt: startedAt == null ? null : timeOf(epoch(startedAt)) } };
    case 'terminated':
      return terminated ? { terminated: terminatedOf(terminated, epoch) } : {};
    case 'waiting':
      return { waiting: { reason: waitingReason } };
  }
}

/** A status that the kubelet had lost has neither times nor an id (recorded in lab1). */
function terminatedOf(
  { exitCode, reason, message, startedAt, finishedAt, containerId }: Termination,
  epoch: Epoch
): Fields {
  const time = (at: number | null | undefined) => (at == null ? null : timeOf(epoch(at)));
  return {
    exitCode,
    reason,
    message,
    startedAt: time(startedAt),
    finishedAt: time(finishedAt),
    containerID: containerId,
  };
}
