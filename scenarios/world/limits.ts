import { Cgroup } from './cgroup';
import { OomScope } from './kernelKill';
import { usage } from './memory';
import { Pod } from './pod';
import { podRequest, QosClass } from './qualityOfService';
import { NodeSpec } from './specs';

/** A set of cgroups that together may not hold more than `bytes`. */
export interface Limit {
  scope: Exclude<OomScope, 'container' | 'pod' | 'node'>;
  members: Cgroup[];
  bytes: number;
  /** What the kernel weighs processes by: the limit, or the NUMA node's RAM. */
  scopeBytes: number;
  numaNode?: number;
}

export interface PodMembers {
  pod: Pod;
  members: Cgroup[];
}

/** memory.max of kubepods: capacity less what is reserved; the eviction threshold is not taken off. */
export function kubepodsLimit(spec: NodeSpec): number {
  return spec.memTotal - spec.kubeReserved - spec.systemReserved;
}

/**
 * The limits between the pods' own and the node's, innermost first.
 * @param services what runs on the node outside every pod
 */
export function limitsAbovePods(spec: NodeSpec, pods: PodMembers[], services: Cgroup[]): Limit[] {
  const inPods = pods.flatMap(({ members }) => members);
  const kubepods: Limit = {
    scope: 'kubepods',
    members: inPods,
    bytes: kubepodsLimit(spec),
    scopeBytes: kubepodsLimit(spec),
  };
  const machine: Limit[] = spec.nestedIn
    ? [
        {
          scope: 'machine',
          members: [...services, ...inPods],
          bytes: spec.nestedIn.limit,
          scopeBytes: spec.nestedIn.limit,
        },
      ]
    : [];
  return [...qosLimits(spec, pods), kubepods, ...machine, ...numaLimits(spec, pods, services)];
}

/** pkg/kubelet/cm/qos_container_manager_linux.go setMemoryReserve: each class is denied what the higher ones have requested. */
function qosLimits(spec: NodeSpec, pods: PodMembers[]): Limit[] {
  const { qosReserved } = spec;
  if (qosReserved === undefined) {
    return [];
  }
  const ofClass = (qos: QosClass) => pods.filter(({ pod }) => pod.qos === qos);
  const requested = (qos: QosClass) => ofClass(qos).reduce((sum, { pod }) => sum + podRequest(pod.spec), 0);
  const burstable = kubepodsLimit(spec) - Math.floor(qosReserved * requested('Guaranteed'));
  const bestEffort = burstable - Math.floor(qosReserved * requested('Burstable'));
  return (
    [
      ['BestEffort', bestEffort],
      ['Burstable', burstable],
    ] as const
  ).map(([qos, bytes]) => ({
    scope: 'qos',
    members: ofClass(qos).flatMap(({ members }) => members),
    bytes,
    scopeBytes: bytes,
  }));
}

/**
 * A NUMA node to which pods are bound has for them what the others leave: those may take memory anywhere, and are spread
 * evenly. All of its processes are weighed, also those that could have gone elsewhere (mm/oom_kill.c oom_cpuset_eligible).
 */
function numaLimits(spec: NodeSpec, pods: PodMembers[], services: Cgroup[]): Limit[] {
  const count = spec.numaNodes ?? 1;
  const bound = new Set(pods.flatMap(({ pod }) => pod.spec.numaNode ?? []));
  return [...bound].map((numaNode) => {
    const here = pods.filter(({ pod }) => pod.spec.numaNode === numaNode).flatMap(({ members }) => members);
    const anywhere = [
      ...services,
      ...pods.filter(({ pod }) => pod.spec.numaNode === undefined).flatMap(({ members }) => members),
    ];
    const elsewhere = (1 - 1 / count) * anywhere.reduce((sum, { parts }) => sum + usage(parts), 0);
    const share = (spec.memTotal - spec.kernelMemory - (spec.hugePages ?? 0) - spec.minFree) / count;
    const scopeBytes = Math.floor(spec.memTotal / count);
    return {
      scope: 'numa',
      members: [...anywhere, ...here],
      bytes: Math.floor(share + elsewhere),
      scopeBytes,
      numaNode,
    };
  });
}
