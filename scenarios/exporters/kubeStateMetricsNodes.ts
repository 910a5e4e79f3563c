import { EpochMs } from '../incident';
import { Cluster } from '../world/cluster';
import { Kubelet } from '../world/kubelet';
import { OwnerSpec, PodSpec } from '../world/specs';
import { Expose, Labels, LabelSets } from './target';

const CONDITIONS = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'] as const;
const PRESSURE_TAINTS = [
  { condition: 'MemoryPressure' as const, key: 'node.kubernetes.io/memory-pressure' },
  { condition: 'DiskPressure' as const, key: 'node.kubernetes.io/disk-pressure' },
  { condition: 'PIDPressure' as const, key: 'node.kubernetes.io/pid-pressure' },
];

/** kube-state-metrics 2.18: nodes, and the owners of pods. */
export class NodeAndWorkloadMetrics {
  private readonly labels = new LabelSets<object>();
  private readonly systemUuids: Map<Kubelet, string>;

  constructor(
    private readonly cluster: Cluster,
    uuid: () => string,
    private readonly epoch: (seconds: number) => EpochMs
  ) {
    this.systemUuids = new Map(cluster.kubelets.map((kubelet) => [kubelet, uuid()]));
  }

  expose(seconds: number, expose: Expose): void {
    this.cluster.kubelets
      .filter(({ removedAt }) => removedAt === null || seconds < removedAt)
      .forEach((kubelet) => this.exposeNode(kubelet, seconds, expose));
    const owners = new Map<string, PodSpec[]>();
    for (const pod of this.cluster.pods.filter(({ spec }) => spec.createdAt <= seconds)) {
      const key = `${pod.spec.namespace}/${pod.spec.owner.kind}/${pod.spec.owner.name}`;
      owners.set(key, [...(owners.get(key) ?? []), pod.spec]);
    }
    owners.forEach(([{ namespace, owner }], key) => {
      const replicas = this.cluster.pods.filter((pod) => {
        const status = pod.statusAt(seconds);
        return status !== null && status.phase !== 'Failed' && status.phase !== 'Succeeded';
      });
      const mine = replicas.filter(
        (pod) => `${pod.spec.namespace}/${pod.spec.owner.kind}/${pod.spec.owner.name}` === key
      );
      this.exposeOwner(namespace, owner, mine.length, expose);
    });
  }

  private exposeNode(kubelet: Kubelet, seconds: number, expose: Expose): void {
    const { spec } = kubelet.node;
    const plain = this.set(kubelet, 'plain', { node: spec.name });
    const info = {
      node: spec.name,
      kernel_version: spec.kernelVersion,
      os_image: spec.osImage,
      container_runtime_version: spec.containerRuntimeVersion,
      kubelet_version: spec.kubeletVersion,
      kubeproxy_version: 'deprecated',
      internal_ip: spec.internalIp,
      system_uuid: this.systemUuids.get(kubelet) ?? '',
    };
    expose('kube_node_info', this.set(kubelet, 'info', info), 1);
    expose('kube_node_created', plain, Math.floor(this.epoch(spec.bootedAt + 40) / 1000));
    const taints = kubelet.taints.filter(({ at, until = Infinity }) => at <= seconds && seconds < until);
    const isCordoned = taints.some(({ key }) => key === 'node.kubernetes.io/unschedulable');
    expose('kube_node_spec_unschedulable', plain, Number(isCordoned));
    taints.forEach(({ key, effect }) =>
      expose('kube_node_spec_taint', this.set(kubelet, `taint ${key} ${effect}`, { node: spec.name, key, effect }), 1)
    );
    // The node lifecycle controller taints a moment after the condition changed.
    const tainted = PRESSURE_TAINTS.filter(
      ({ condition }) =>
        kubelet.underPressureAt(seconds, condition) && kubelet.underPressureAt(seconds - 0.5, condition)
    );
    tainted.forEach(({ key }) => {
      const labels = this.set(kubelet, `taint ${key}`, { node: spec.name, key, effect: 'NoSchedule' });
      expose('kube_node_spec_taint', labels, 1);
    });
    for (const condition of CONDITIONS) {
      const ready = kubelet.ready.filter(({ at }) => at <= seconds).at(-1)?.value ?? 'true';
      const now =
        condition === 'Ready' || ready === 'unknown' ? ready : String(kubelet.underPressureAt(seconds, condition));
      for (const status of ['true', 'false', 'unknown']) {
        const labels = this.set(kubelet, `${condition} ${status}`, { node: spec.name, condition, status });
        expose('kube_node_status_condition', labels, Number(status === now));
      }
    }
    const storage = 98_831_908 * 1024;
    this.exposeResources(kubelet, 'kube_node_status_capacity', spec.cpus, spec.memTotal, storage, expose);
    const reservedCores = 0.08;
    const allocatableStorage = Math.floor(storage * 0.9);
    this.exposeResources(
      kubelet,
      'kube_node_status_allocatable',
      spec.cpus - reservedCores,
      kubelet.node.allocatable(),
      allocatableStorage,
      expose
    );
  }

  private exposeResources(
    kubelet: Kubelet,
    name: string,
    cpu: number,
    memory: number,
    storage: number,
    expose: Expose
  ): void {
    const node = kubelet.node.spec.name;
    const all: Array<[resource: string, unit: string, value: number]> = [
      ['cpu', 'core', cpu],
      ['ephemeral_storage', 'byte', storage],
      ['hugepages_1Gi', 'byte', 0],
      ['hugepages_2Mi', 'byte', kubelet.node.spec.hugePages ?? 0],
      ['memory', 'byte', memory],
      ['pods', 'integer', 110],
    ];
    all.forEach(([resource, unit, value]) =>
      expose(name, this.set(kubelet, resource, { node, resource, unit }), value)
    );
  }

  private exposeOwner(namespace: string, owner: OwnerSpec, replicas: number, expose: Expose): void {
    const parent = owner.ownedBy;
    const parentLabels: Labels = parent
      ? { owner_kind: parent.kind, owner_name: parent.name, owner_is_controller: 'true' }
      : {};
    if (owner.kind === 'ReplicaSet') {
      expose(
        'kube_replicaset_owner',
        this.set(owner, 'owner', { namespace, replicaset: owner.name, ...parentLabels }),
        1
      );
      expose(
        'kube_replicaset_spec_replicas',
        this.set(owner, 'plain', { namespace, replicaset: owner.name }),
        replicas
      );
    } else if (owner.kind === 'Job') {
      expose('kube_job_owner', this.set(owner, 'owner', { namespace, job_name: owner.name, ...parentLabels }), 1);
    }
    if (parent?.kind === 'Deployment') {
      const deployment = this.set(owner, 'deployment', { namespace, deployment: parent.name });
      expose('kube_deployment_spec_replicas', deployment, replicas);
      expose('kube_deployment_status_replicas', deployment, replicas);
    }
  }

  private set(entity: object, variant: string, labels: Labels): Labels {
    return this.labels.of(entity, variant, () => labels);
  }
}
