import { Kubelet } from './kubelet';
import { ContainerInstance, Pod } from './pod';
import { ContainerSpec, ProbeSpec } from './specs';
import { stopContainer } from './stopContainer';

export type ProbeType = 'Liveness' | 'Startup';

/** prober_probe_total counts these; it goes on over restarts of the container, for the worker lives as long as the pod. */
export interface ProbeResult {
  at: number;
  pod: Pod;
  container: string;
  type: ProbeType;
  result: 'successful' | 'failed';
}

interface Worker {
  instance: ContainerInstance;
  next: number;
  failures: number;
  started: boolean;
  /** Its container is being stopped: the worker waits for the next one. */
  onHold: boolean;
}

/** pkg/kubelet/prober: probes the containers of one node that have a `liveness` or `startup` probe, and has those restarted that fail. */
export class Prober {
  readonly results: ProbeResult[] = [];
  private readonly workers = new Map<string, Worker>();

  constructor(private readonly kubelet: Kubelet) {}

  advance(tick: number): void {
    for (const pod of this.kubelet.node.pods) {
      if (pod.spec.containers.some(({ probes }) => probes) && !pod.terminating) {
        pod.running().forEach((instance) => this.probe(instance, tick));
      }
    }
  }

  private probe(instance: ContainerInstance, tick: number): void {
    const { pod, spec } = instance;
    const key = pod.uid + spec.name;
    let worker = this.workers.get(key);
    if (!worker || worker.instance !== instance) {
      const [, first] = due(spec, false) ?? [];
      const next =
        Math.max(instance.startedAt, 0) + (first?.initialDelaySeconds ?? 0) + this.kubelet.random.between(0.3, 5);
      worker = { instance, next, failures: 0, started: instance.startedAt < 0, onHold: false };
      this.workers.set(key, worker);
    }
    while (!worker.onHold && worker.next <= tick) {
      const probe = due(spec, worker.started);
      if (!probe) {
        return;
      }
      this.one(worker, worker.next, ...probe);
      worker.next += probe[1].periodSeconds;
    }
  }

  private one(worker: Worker, at: number, type: ProbeType, probe: ProbeSpec): void {
    const { instance } = worker;
    const { pod, spec } = instance;
    const output = probe.fails(at - instance.startedAt, at);
    this.results.push({ at, pod, container: spec.name, type, result: output ? 'failed' : 'successful' });
    worker.failures = output ? worker.failures + 1 : 0;
    worker.started ||= !output;
    if (!output) {
      return;
    }
    const about = `pod="${pod.spec.namespace}/${pod.spec.name}" podUID="${pod.uid}" containerName="${spec.name}"`;
    this.kubelet.sayOf(pod, at, 'Warning', 'Unhealthy', `${type} probe failed: ${output}`, spec.name);
    this.kubelet.log(
      at,
      'prober.go:120',
      `"Probe failed" probeType="${type}" ${about} probeResult="failure" output=${JSON.stringify(output)}`
    );
    if (worker.failures >= probe.failureThreshold) {
      worker.onHold = true;
      this.restart(instance, at + this.kubelet.random.between(0.1, 0.8), type, probe);
    }
  }

  /** kuberuntime_manager.go computePodActions: says why, then stops the container; the pod's own grace period unless the probe has one. */
  private restart(instance: ContainerInstance, at: number, type: ProbeType, probe: ProbeSpec): void {
    const { pod, spec } = instance;
    const message = `Container ${spec.name} failed ${type.toLowerCase()} probe, will be restarted`;
    this.kubelet.afterwards(at, (now) => {
      this.kubelet.log(
        now,
        'kuberuntime_manager.go:1182',
        `"Message for Container of pod" containerName="${spec.name}" containerStatusID={"Type":"containerd","ID":"${instance.id}"} pod="${pod.spec.namespace}/${pod.spec.name}" containerMessage="${message}"`
      );
      stopContainer(this.kubelet, instance, now, {
        graceSeconds: probe.graceSeconds ?? pod.spec.graceSeconds ?? 30,
        message,
        cause: 'probe',
        obeyingIsAKill: true,
        knownBy: `the ${type.toLowerCase()} probe of the simulated kubelet failed ${probe.failureThreshold} times`,
      });
    });
  }
}

/** Until its startup probe has succeeded once a container has no other (prober_manager.go). */
function due({ probes }: ContainerSpec, started: boolean): [ProbeType, ProbeSpec] | undefined {
  if (probes?.startup && !started) {
    return ['Startup', probes.startup];
  }
  return probes?.liveness && ['Liveness', probes.liveness];
}
