import { Evidence, Neighbourhood, witnessesOf } from '../../evidence/Evidence';
import { Labels, Series } from '../../evidence/Series';
import { QosClass, readCgroupPath } from '../../kubernetes/cgroupPath';
import { CRITICAL_PRIORITY } from '../../kubernetes/evictionOrder';
import { qosClassByMemory } from '../../kubernetes/qosClass';

/** The memory of a cgroup over the window, by metric; several series where it was restarted. */
export interface MemorySeries {
  rss: Series[];
  swap: Series[];
  workingSet: Series[];
  usage: Series[];
}

/** A container that was on the node. null: not known. */
export interface Resident extends MemorySeries {
  namespace: string;
  pod: string;
  container: string;
  /** in bytes; 0 without one */
  requestBytes: number | null;
  /** null as well where there is none */
  limitBytes: number | null;
  /** of an init container that runs on beside the others: the least request among those */
  sidecarOf: number | null;
}

/** A pod that was on the node. */
export interface ResidentPod extends MemorySeries {
  namespace: string;
  pod: string;
  qosClass: QosClass | null;
  /** 0 without a class, which is what admission gives it; null where the class's value is not known */
  priority: number | null;
  priorityClass: string | null;
  /** the kubelet never evicts it */
  critical: boolean;
  containers: Resident[];
}

const SYSTEM_CLASSES: Record<string, number> = {
  'system-node-critical': CRITICAL_PRIORITY + 1000,
  'system-cluster-critical': CRITICAL_PRIORITY,
};
export const NODE_CRITICAL = 'system-node-critical';

const CLASSES: readonly QosClass[] = ['Guaranteed', 'Burstable', 'BestEffort'];

const METRICS: Array<[string, keyof MemorySeries]> = [
  ['container_memory_rss', 'rss'],
  ['container_memory_swap', 'swap'],
  ['container_memory_working_set_bytes', 'workingSet'],
  ['container_memory_usage_bytes', 'usage'],
];

const sorted = new WeakMap<Neighbourhood, ResidentPod[]>();

/** Who was on the node in a neighbourhood's window, sorted out once for all kills in it. */
export function residentsOf(evidence: Evidence, neighbourhood: Neighbourhood): ResidentPod[] {
  const known = sorted.get(neighbourhood);
  const found = known ?? sortOut(evidence, neighbourhood);
  sorted.set(neighbourhood, found);
  return found;
}

function sortOut(evidence: Evidence, { series }: Neighbourhood): ResidentPod[] {
  const of = (metric: string): Series[] => series[metric] ?? [];
  const pods = new Map<string, ResidentPod>();
  const podOf = ({ namespace = '', pod = '' }: Labels): ResidentPod => {
    const key = `${namespace}/${pod}`;
    const found = pods.get(key) ?? newPod(namespace, pod);
    pods.set(key, found);
    return found;
  };
  for (const [metric, field] of METRICS) {
    for (const one of of(metric).filter(({ labels }) => labels.pod)) {
      const pod = podOf(one.labels);
      pod.qosClass ??= readCgroupPath(one.labels.id ?? '').qosClass;
      (one.labels.container ? containerOf(pod, one.labels.container) : pod)[field].push(one);
    }
  }
  const both = (kind: string) => [
    ...of(`kube_pod_container_resource_${kind}`),
    ...of(`kube_pod_init_container_resource_${kind}`),
  ];
  const isCollected = both('requests').length > 0 || evidence.collected.includes('kube_pod_container_resource_limits');
  const infos = new Set(of('kube_pod_info').map(({ labels }) => podOf(labels)));
  for (const kind of ['request', 'limit'] as const) {
    for (const { labels, values } of both(`${kind}s`).filter(({ labels: { pod } }) => pod)) {
      containerOf(podOf(labels), labels.container ?? '')[`${kind}Bytes`] = values.at(-1) ?? null;
    }
  }
  for (const { labels, values } of of('kube_pod_status_qos_class')) {
    podOf(labels).qosClass ??= values.at(-1) === 1 ? (CLASSES.find((one) => one === labels.qos_class) ?? null) : null;
  }
  for (const { labels } of of('kube_pod_info')) {
    Object.assign(podOf(labels), priorityOf(labels));
  }
  for (const pod of pods.values()) {
    if (isCollected && (infos.has(pod) || pod.containers.some(({ requestBytes }) => requestBytes !== null))) {
      pod.containers.forEach((one) => (one.requestBytes ??= 0));
      pod.qosClass ??= qosClassByMemory(
        pod.containers.map(({ requestBytes, limitBytes }) => ({ memoryRequest: requestBytes, memoryLimit: limitBytes }))
      );
    }
  }
  markSidecars(pods, of('kube_pod_init_container_info'), of('kube_pod_init_container_resource_requests'));
  toldPriorities(evidence, pods);
  return [...pods.values()];
}

function newPod(namespace: string, pod: string): ResidentPod {
  const unknown = { qosClass: null, priority: null, priorityClass: null, critical: false };
  return { namespace, pod, ...unknown, containers: [], rss: [], swap: [], workingSet: [], usage: [] };
}

function containerOf(pod: ResidentPod, container: string): Resident {
  const known = pod.containers.find((one) => one.container === container);
  if (known) {
    return known;
  }
  const { namespace, pod: name } = pod;
  const unknown = { requestBytes: null, limitBytes: null, sidecarOf: null };
  const found = { namespace, pod: name, container, ...unknown, rss: [], swap: [], workingSet: [], usage: [] };
  pod.containers.push(found);
  return found;
}

/** Admission names a default class where there is one, so that none is 0 (plugin/pkg/admission/priority @ v1.36). */
function priorityOf({ priority_class: name = '', created_by_kind: kind }: Labels) {
  const priority = name === '' ? 0 : (SYSTEM_CLASSES[name] ?? null);
  const critical = kind === 'Node' || (priority ?? 0) >= CRITICAL_PRIORITY;
  return { priority, priorityClass: name || null, critical };
}

/** The kubelet gives a sidecar at most the oom_score_adj of the least requesting regular container. */
function markSidecars(pods: Map<string, ResidentPod>, infos: Series[], ofInit: Series[]): void {
  const inits = new Set(
    [...infos, ...ofInit].map(({ labels }) => `${labels.namespace}/${labels.pod}/${labels.container}`)
  );
  for (const { labels } of infos.filter(({ labels: { restart_policy } }) => restart_policy === 'Always')) {
    const pod = pods.get(`${labels.namespace}/${labels.pod}`);
    const regular = pod?.containers.filter(
      ({ namespace, pod: name, container }) => !inits.has(`${namespace}/${name}/${container}`)
    );
    const requests = (regular ?? []).flatMap(({ requestBytes }) => (requestBytes === null ? [] : [requestBytes]));
    const sidecar = pod?.containers.find(({ container }) => container === labels.container);
    if (sidecar && requests.length > 0) {
      sidecar.sidecarOf = Math.min(...requests);
    }
  }
}

/** Pod objects say the priority itself. */
function toldPriorities(evidence: Evidence, pods: Map<string, ResidentPod>): void {
  for (const { namespace, pod, priority } of witnessesOf(evidence).pods) {
    const resident = pods.get(`${namespace}/${pod}`);
    if (resident && priority !== undefined && priority !== null) {
      resident.priority = priority;
      resident.critical ||= priority >= CRITICAL_PRIORITY;
    }
  }
}
