import { EpochMs } from '../incident';
import { Cluster } from '../world/cluster';
import { ContainerStatus, Pod, PodStatus, Termination } from '../world/pod';
import { clockOf } from '../world/clock';
import { limitDesired } from '../world/limitInForce';
import { allContainers, isInit, isSidecar } from '../world/allContainers';
import { isReady } from '../world/podStatuses';
import { effectiveRequest } from '../world/qualityOfService';
import { ContainerSpec } from '../world/specs';
import { disruptionReason, statusReasons } from './podStatusReasons';
import { Expose, Labels, LabelSets } from './target';

const PHASES = ['Pending', 'Succeeded', 'Failed', 'Running', 'Unknown'];
const QOS_CLASSES = ['BestEffort', 'Burstable', 'Guaranteed'];
/** Unix() of Go's zero time: what kube-state-metrics tells for a status without times (facts/metrics.md §1.4). */
const ZERO_TIME = -62135596800;

/** kube-state-metrics 2.18 to 2.20, internal/store/pod.go: each pod as the API server shows it at the scrape. */
export class PodMetrics {
  private readonly labels = new LabelSets<Pod>();

  constructor(
    private readonly cluster: Cluster,
    private readonly nodeIp: (node: string) => string,
    private readonly epoch: (seconds: number) => EpochMs,
    /** The second number of its version. */
    private readonly minor: number
  ) {}

  expose(seconds: number, expose: Expose): void {
    for (const pod of this.cluster.pods) {
      const status = pod.statusAt(seconds);
      if (status) {
        this.exposePod(pod, status, expose);
        for (const container of allContainers(pod.spec)) {
          this.exposeResources(pod, status, container, seconds, expose);
          const containerStatus = status.containers[container.name];
          if (containerStatus) {
            this.exposeContainer(pod, container, pod.imageAt(container, seconds), containerStatus, expose);
          }
        }
      }
    }
  }

  private exposePod(pod: Pod, status: PodStatus, expose: Expose): void {
    const { spec, qos } = pod;
    const plain = this.set(pod, '', {});
    const ready = isReady(pod, status);
    expose('kube_pod_info', this.info(pod, status), 1);
    const owner = { owner_kind: spec.owner.kind, owner_name: spec.owner.name, owner_is_controller: 'true' };
    expose('kube_pod_owner', this.set(pod, 'owner', owner), 1);
    expose('kube_pod_created', plain, this.unix(spec.createdAt));
    if (status.startTime !== undefined) {
      expose('kube_pod_start_time', plain, this.unix(status.startTime));
    }
    if (!status.scheduled) {
      expose('kube_pod_status_unschedulable', plain, 1);
    }
    expose('kube_pod_restart_policy', this.set(pod, 'restart', { type: spec.restartPolicy ?? 'Always' }), 1);
    if (spec.runtimeClass) {
      const { name: runtimeclass_name, overhead } = spec.runtimeClass;
      expose('kube_pod_runtimeclass_name_info', this.set(pod, 'runtime', { runtimeclass_name }), 1);
      expose('kube_pod_overhead_memory_bytes', plain, overhead);
    }
    PHASES.forEach((phase) =>
      expose('kube_pod_status_phase', this.set(pod, `phase ${phase}`, { phase }), phase === status.phase ? 1 : 0)
    );
    statusReasons(status, this.minor).forEach(([reason, holds]) =>
      expose('kube_pod_status_reason', this.set(pod, `reason ${reason}`, { reason }), Number(holds))
    );
    const disruption = disruptionReason(status, this.minor);
    if (disruption !== null) {
      expose('kube_pod_status_disruption_reason', this.set(pod, `disruption ${disruption}`, { reason: disruption }), 1);
    }
    if (status.deletionTimestamp !== undefined) {
      expose('kube_pod_deletion_timestamp', plain, this.unix(status.deletionTimestamp));
    }
    QOS_CLASSES.forEach((qos_class) =>
      expose('kube_pod_status_qos_class', this.set(pod, `qos ${qos_class}`, { qos_class }), qos_class === qos ? 1 : 0)
    );
    ['true', 'false', 'unknown'].forEach((condition) =>
      expose(
        'kube_pod_status_ready',
        this.set(pod, `ready ${condition}`, { condition }),
        condition === String(ready) ? 1 : 0
      )
    );
  }

  private exposeResources(
    pod: Pod,
    status: PodStatus,
    container: ContainerSpec,
    seconds: number,
    expose: Expose
  ): void {
    const named = (what: string) => `kube_pod_${isInit(pod.spec, container) ? 'init_' : ''}container_resource_${what}`;
    const node = status.scheduled ? pod.spec.node : '';
    const memory = this.set(pod, `${container.name} memory ${node}`, {
      container: container.name,
      node,
      resource: 'memory',
      unit: 'byte',
    });
    const cpu = this.set(pod, `${container.name} cpu ${node}`, {
      container: container.name,
      node,
      resource: 'cpu',
      unit: 'core',
    });
    const cpuRequest = container.cpuRequest ?? container.cpuLimit;
    if (effectiveRequest(container) > 0) {
      expose(named('requests'), memory, effectiveRequest(container));
    }
    if (cpuRequest !== undefined) {
      expose(named('requests'), cpu, cpuRequest);
    }
    const limit = limitDesired(container, seconds);
    if (limit !== undefined) {
      expose(named('limits'), memory, limit);
    }
    if (container.cpuLimit !== undefined) {
      expose(named('limits'), cpu, container.cpuLimit);
    }
  }

  /** Init containers and sidecars have metrics of their own, some of them only since 2.20 (facts/metrics.md §1.4). */
  private exposeContainer(
    pod: Pod,
    container: ContainerSpec,
    image: string,
    status: ContainerStatus,
    expose: Expose
  ): void {
    const { name } = container;
    const init = isInit(pod.spec, container);
    const named = (metric: string) => `kube_pod_${init ? 'init_' : ''}container_${metric}`;
    const plain = this.set(pod, name, { container: name });
    const withReason = (reason: string) => this.set(pod, `${name} reason ${reason}`, { container: name, reason });
    const { containerId } = status;
    const info = {
      container: name,
      image,
      image_spec: image,
      image_id: containerId ? `sha256:${digestOf(image)}` : '',
      container_id: containerId ?? '',
      ...(init && { restart_policy: isSidecar(container) ? 'Always' : '' }),
    };
    expose(named('info'), this.set(pod, `${name} info ${containerId} ${image}`, info), 1);
    expose(named('status_restarts_total'), plain, status.restarts);
    expose(named('status_ready'), plain, status.ready ? 1 : 0);
    for (const state of ['running', 'terminated', 'waiting'] as const) {
      expose(named(`status_${state}`), plain, status.state === state ? 1 : 0);
    }
    if (status.startedAt !== undefined && !init) {
      expose(
        'kube_pod_container_state_started',
        plain,
        status.startedAt === null ? ZERO_TIME : Math.floor(this.clockOf(pod)(status.startedAt) / 1000)
      );
    }
    if (status.state === 'waiting' && status.waitingReason) {
      expose(named('status_waiting_reason'), withReason(status.waitingReason), 1);
    }
    if (status.terminated) {
      expose(named('status_terminated_reason'), withReason(status.terminated.reason), 1);
      if (status.terminated.finishedAt !== null && !init) {
        expose('kube_pod_completion_time', this.set(pod, '', {}), this.unix(status.terminated.finishedAt));
      }
    }
    if (status.last) {
      expose(named('status_last_terminated_reason'), withReason(status.last.reason), 1);
    }
    if (status.last && !init) {
      expose('kube_pod_container_status_last_terminated_exitcode', plain, status.last.exitCode);
      expose('kube_pod_container_status_last_terminated_timestamp', plain, this.finished(pod, status.last));
    }
  }

  private info(pod: Pod, { scheduled, startTime, podIp }: PodStatus): Labels {
    const { spec } = pod;
    const hostIp = scheduled && startTime !== undefined ? this.nodeIp(spec.node) : '';
    return this.set(pod, `info ${scheduled} ${hostIp} ${podIp}`, {
      host_ip: hostIp,
      pod_ip: podIp ?? '',
      node: scheduled ? spec.node : '',
      created_by_kind: spec.owner.kind,
      created_by_name: spec.owner.name,
      priority_class: spec.priorityClass ?? '',
      host_network: String(spec.hostNetwork ?? false),
    });
  }

  /** Times of containers are the node's own. */
  private clockOf({ spec }: Pod): (seconds: number) => EpochMs {
    return clockOf(this.cluster.kubelet(spec.node).node, this.epoch);
  }

  private finished(pod: Pod, { finishedAt }: Termination): number {
    return finishedAt === null ? ZERO_TIME : Math.floor(this.clockOf(pod)(finishedAt) / 1000);
  }

  private unix(seconds: number): number {
    return Math.floor(this.epoch(seconds) / 1000);
  }

  private set(pod: Pod, variant: string, labels: Labels): Labels {
    return this.labels.of(pod, variant, () => ({
      namespace: pod.spec.namespace,
      pod: pod.spec.name,
      uid: pod.uid,
      ...labels,
    }));
  }
}

const digests = new Map<string, string>();

/** Some 64 hex digits that belong to an image, the same each time. */
function digestOf(image: string): string {
  const known = digests.get(image);
  if (known) {
    return known;
  }
  let hash = 0x811c9dc5;
  let digest = '';
  while (digest.length < 64) {
    for (const character of image + digest.length) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    }
    digest += hash.toString(16).padStart(8, '0');
  }
  digests.set(image, digest);
  return digest;
}
