import { EpochMs } from '../incident';
import { Kubelet } from '../world/kubelet';
import { Pod } from '../world/pod';
import { ProbeType } from '../world/prober';
import { Expose, Labels, LabelSets } from './target';

/** The kubelet's own /metrics: `kubelet_evictions` is born at 1, with the first eviction (facts/metrics.md §1.3). */
export class KubeletMetrics {
  private readonly labels = new LabelSets<KubeletMetrics>();
  private readonly none: Labels = {};

  constructor(
    private readonly kubelet: Kubelet,
    private readonly startedBefore: number,
    private readonly epoch: (seconds: number) => EpochMs
  ) {}

  expose(seconds: number, expose: Expose): void {
    const { node } = this.kubelet;
    const running = node.pods.filter((pod) => pod.sandboxedAt(seconds));
    const containers = running.reduce(
      (count, pod) => count + pod.instances.filter((c) => c.aliveAt(seconds)).length,
      0
    );
    const exited = node.pods.reduce(
      (count, pod) => count + (pod.instances.some((c) => c.endedAt !== null && c.endedAt <= seconds) ? 1 : 0),
      0
    );
    expose('kubelet_node_name', this.set('node', { node: node.spec.name }), 1);
    expose('kubelet_cgroup_version', this.none, node.spec.cgroupVersion ?? 2);
    expose('kubelet_running_pods', this.none, running.length);
    expose('kubelet_running_containers', this.set('running', { container_state: 'running' }), containers);
    if (exited > 0) {
      expose('kubelet_running_containers', this.set('exited', { container_state: 'exited' }), exited);
    }
    const started = this.startedBefore + this.kubelet.starts.filter((at) => at <= seconds).length;
    expose('kubelet_started_containers_total', this.set('container', { container_type: 'container' }), started);
    expose('process_start_time_seconds', this.none, this.epoch(node.bootedAt(seconds) + 21) / 1000);
    const since = this.kubelet.upSince(seconds);
    const counted = this.kubelet.eviction.counted.filter(({ at }) => at > since && at <= seconds);
    for (const signal of new Set(counted.map((each) => each.signal))) {
      const count = counted.filter((each) => each.signal === signal).length;
      expose('kubelet_evictions', this.set(signal, { eviction_signal: signal }), count);
    }
  }

  private set(variant: string, labels: Labels): Labels {
    return this.labels.of(this, variant, () => labels);
  }
}

/**
 * The kubelet's /metrics/probes: what the prober found, and one probe every ten seconds for those that never fail. A
 * worker's series are there from its first result of that kind, and go with the pod.
 */
export class ProbeMetrics {
  private readonly labels = new LabelSets<object>();

  constructor(private readonly kubelet: Kubelet) {}

  expose(seconds: number, expose: Expose): void {
    const since = this.kubelet.upSince(seconds);
    for (const pod of this.kubelet.node.pods.filter((each) => each.sandboxedAt(seconds))) {
      for (const { name } of pod.spec.containers.filter((each) => each.livenessProbe)) {
        const first = Math.max(pod.instances[0]?.startedAt ?? seconds, since);
        const labels = this.of(pod, name, 'Liveness', 'successful');
        expose('prober_probe_total', labels, Math.floor((seconds - first) / 10));
      }
    }
    const counts = new Map<Labels, number>();
    for (const { pod, container, type, result } of this.kubelet.prober.results.filter(
      ({ at }) => at > since && at <= seconds
    )) {
      if (pod.sandboxedAt(seconds)) {
        const labels = this.of(pod, container, type, result);
        counts.set(labels, (counts.get(labels) ?? 0) + 1);
      }
    }
    counts.forEach((count, labels) => expose('prober_probe_total', labels, count));
  }

  private of(pod: Pod, container: string, probe_type: ProbeType, result: string): Labels {
    return this.labels.of(pod, `${container} ${probe_type} ${result}`, () => ({
      container,
      namespace: pod.spec.namespace,
      pod: pod.spec.name,
      pod_uid: pod.uid,
      probe_type,
      result,
    }));
  }
}
