import { uidOf } from '../api/objects';
import { EpochMs, ScrapeProfile } from '../incident';
import { containerCgroupPath, kubepodsPath, podCgroupPath } from '../world/cgroupPath';
import { isGlobal } from '../world/kernelKill';
import { MemoryParts, NO_MEMORY, sum, usage, wholePages, workingSet } from '../world/memory';
import { Node } from '../world/node';
import { MAPPED_SHARE } from '../world/oomCandidates';
import { ContainerInstance, Pod } from '../world/pod';
import { Random } from '../world/random';
import { Housekeeping, limitHits, peakFrom, Reading, watchCgroup, Watched, watchOneAfterAnother } from './housekeeping';
import { Expose, Labels } from './target';

interface Shown {
  labels: Labels;
  watched: Watched;
  housekeeping: Housekeeping;
  /** container_spec_memory_limit_bytes at a second; 0 is none. */
  limit(seconds: number): number;
  /** Global OOMs count on "/", others on the victim's own cgroup, which mostly is gone by then (facts/metrics.md §1.2, §9). */
  oomEvents(seconds: number): number;
  /** memory.failcnt of cgroup v1; v2 has none. */
  failures(seconds: number): number;
  processes: number;
}

const NO_LIMIT = () => 0;
const PAUSE_IMAGE = 'registry.k8s.io/pause:3.10';

/** The kubelet's /metrics/cadvisor of one node. */
export class Cadvisor {
  private readonly shown: Shown[] = [];
  private readonly known = new Set<object>();
  private readonly machine: Labels;
  private readonly machines = new Map<number, Labels>();

  constructor(
    private readonly node: Node,
    private readonly profile: ScrapeProfile,
    private readonly random: Random,
    private readonly epoch: (seconds: number) => EpochMs
  ) {
    const id = random.hex(32);
    this.machine = { namespace: 'kube-system', machine_id: id, system_uuid: id, boot_id: random.uid() };
    if (profile === 'everything') {
      this.showHierarchy();
    }
  }

  expose(seconds: number, expose: Expose): void {
    this.node.pods.forEach((pod) => this.showPod(pod));
    expose('machine_memory_bytes', this.machineAt(seconds), this.node.spec.memTotal);
    for (const shown of this.shown.filter(({ watched }) => watched.aliveAt(seconds))) {
      expose('container_start_time_seconds', shown.labels, Math.floor(this.epoch(shown.watched.startedAt) / 1000));
      if (this.profile === 'everything') {
        expose('container_spec_memory_limit_bytes', shown.labels, shown.limit(seconds));
      }
      const reading = shown.housekeeping.readingAt(seconds);
      if (reading) {
        this.exposeReading(shown, reading, expose);
      }
    }
  }

  /** Each boot has an id of its own. */
  private machineAt(seconds: number): Labels {
    const booted = this.node.bootedAt(seconds);
    if (booted === this.node.spec.bootedAt) {
      return this.machine;
    }
    const known = this.machines.get(booted) ?? { ...this.machine, boot_id: uidOf(`${this.node.spec.name} ${booted}`) };
    this.machines.set(booted, known);
    return known;
  }

  private exposeReading(
    { labels, oomEvents, failures, processes }: Shown,
    { at, parts, peak }: Reading,
    expose: Expose
  ): void {
    const stamp = this.epoch(at);
    const isV1 = this.node.spec.cgroupVersion === 1;
    const cache = parts.activeFile + parts.inactiveFile + parts.shmem;
    expose('container_memory_usage_bytes', labels, usage(parts), stamp);
    expose('container_memory_working_set_bytes', labels, workingSet(parts), stamp);
    expose('container_memory_rss', labels, parts.anon, stamp);
    expose('container_memory_cache', labels, cache, stamp);
    expose('container_memory_max_usage_bytes', labels, peak, stamp);
    expose('container_memory_total_active_file_bytes', labels, parts.activeFile, stamp);
    expose('container_memory_total_inactive_file_bytes', labels, parts.inactiveFile, stamp);
    expose('container_memory_failcnt', labels, isV1 ? failures(at) : 0, stamp);
    expose('container_memory_kernel_usage', labels, isV1 ? parts.kernel : 0, stamp);
    expose('container_oom_events_total', labels, oomEvents(at), stamp);
    expose('container_processes', labels, processes, stamp);
    if (this.profile === 'everything') {
      expose('container_memory_mapped_file', labels, wholePages(MAPPED_SHARE * parts.activeFile), stamp);
      expose('container_memory_swap', labels, 0, stamp);
    }
  }

  private showPod(pod: Pod): void {
    const { namespace, name } = pod.spec;
    const path = podCgroupPath(this.node.spec, pod);
    for (const pause of pod.sandboxes.filter((sandbox) => !this.known.has(sandbox))) {
      const id = containerCgroupPath(this.node.spec, pod, pause.id);
      const whole: Watched = {
        startedAt: pause.startedAt,
        aliveAt: (seconds) => pod.sandboxedAt(seconds),
        at: (seconds) => pod.memoryAt(seconds),
        peakAt: peakFrom(pod.peaks),
      };
      if (pause === pod.sandboxes[0]) {
        this.show(pod, { id: path, namespace, pod: name }, whole, (seconds) => pod.limitAt(seconds) ?? 0, 0);
      }
      const labels = { id, image: PAUSE_IMAGE, name: pause.id, namespace, pod: name };
      this.show(pause, labels, watchCgroup(pause), NO_LIMIT, 1);
    }
    // What runs in a guest has no cgroup here: the pod's holds the guest as a whole.
    if (pod.spec.runtimeClass) {
      return;
    }
    pod.instances
      .filter((instance) => !this.known.has(instance))
      .forEach((instance) => this.showContainer(pod, instance));
  }

  private showContainer(pod: Pod, instance: ContainerInstance): void {
    const { namespace, name } = pod.spec;
    const { name: container, processes } = instance.spec;
    const image = pod.imageAt(instance.spec, instance.startedAt);
    const labels = {
      container,
      id: containerCgroupPath(this.node.spec, pod, instance.id),
      image,
      name: instance.id,
      namespace,
      pod: name,
    };
    const limit = (seconds: number) => instance.limitAt(seconds) ?? 0;
    const shown = this.show(instance, labels, watchCgroup(instance), limit, processes ?? 1);
    shown.oomEvents = (seconds) =>
      this.node.kills.filter(({ victim, scope, at }) => victim === instance && !isGlobal(scope) && at <= seconds)
        .length;
  }

  /** Root, kubepods, the QoS slices and the system's units: kube-prometheus-stack drops all of these. */
  private showHierarchy(): void {
    const { node } = this;
    const pods = (seconds: number, qos?: string): MemoryParts =>
      sum(node.pods.filter((pod) => qos === undefined || pod.qos === qos).map((pod) => pod.memoryAt(seconds)));
    const services = (seconds: number) => sum(node.services.map(({ program }) => program.at(seconds)));
    const slice = (
      id: string,
      at: (seconds: number) => MemoryParts,
      limit: number,
      peakAt: Watched['peakAt'] = () => 0
    ) => this.show({}, { id }, { startedAt: node.spec.bootedAt, aliveAt: () => true, at, peakAt }, () => limit, 0);
    // The root has no memory.current: the kubelet's sum of anon and file, without kernel memory (facts/metrics.md §5.3).
    slice(
      '/',
      (seconds) => ({ ...(node.ledger.memory[Math.floor(seconds)]?.parts ?? NO_MEMORY), kernel: 0 }),
      node.spec.memTotal
    );
    slice(kubepodsPath(node.spec), (seconds) => pods(seconds), node.kubepodsLimit(), peakFrom(node.kubepodsPeaks));
    slice(kubepodsPath(node.spec, 'Burstable'), (seconds) => pods(seconds, 'Burstable'), 0);
    slice(kubepodsPath(node.spec, 'BestEffort'), (seconds) => pods(seconds, 'BestEffort'), 0);
    slice('/system.slice', services, 0);
    for (const { unit } of node.spec.services) {
      const [first, ...later] = node.services.filter((each) => each.unit === unit).map(({ program }) => program);
      this.show(first, { id: `/system.slice/${unit}` }, watchOneAfterAnother(first, later), NO_LIMIT, 1);
    }
    this.shown[0].oomEvents = (seconds) =>
      node.kills.filter(({ scope, at }) => isGlobal(scope) && at > node.bootedAt(seconds) && at <= seconds).length;
  }

  private show(entity: object, given: Labels, watched: Watched, limit: Shown['limit'], processes: number): Shown {
    this.known.add(entity);
    const stallEnd = (seconds: number) => this.node.ledger.stalledAt(seconds)?.to ?? null;
    const labels = { container: '', image: '', name: '', namespace: '', pod: '', ...given };
    const housekeeping = new Housekeeping(watched, this.random, stallEnd);
    const shown: Shown = {
      labels,
      watched,
      housekeeping,
      limit,
      processes,
      oomEvents: () => 0,
      failures: limitHits(watched, limit),
    };
    this.shown.push(shown);
    return shown;
  }
}
