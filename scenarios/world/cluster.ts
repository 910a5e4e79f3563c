import { Said } from '../api/EventRecorder';
import { Act } from './acts/Act';
import { Kubelet } from './kubelet';
import { Node } from './node';
import { Pod } from './pod';
import { podFailed } from './podFailed';
import { Random } from './random';
import { NodeSpec, PodSpec } from './specs';
import { WorkQueue } from './workQueue';

/** A cluster that has run for `seconds`: what every exporter reads from. */
export class Cluster {
  readonly kubelets: Kubelet[];
  readonly pods: Pod[] = [];
  /** Events of those who are no kubelet: controllers and the scheduler. */
  readonly said: Said[] = [];
  /** Pods whose node has a memory-pressure taint wait here: Burstable pods do not tolerate it (facts/metrics.md §9). */
  private pending: Pod[] = [];
  private readonly work = new WorkQueue();
  private planned: Array<{ at: number; spec: PodSpec }> = [];

  constructor(
    nodes: NodeSpec[],
    pods: PodSpec[],
    readonly seconds: number,
    readonly random: Random,
    acts: Act[] = []
  ) {
    this.kubelets = nodes.map((spec) => {
      const node = new Node(spec, seconds, random);
      return new Kubelet(node, seconds, random, (pod, at) => podFailed(this, pod, at));
    });
    pods
      .filter((pod) => pod.createdAt < 0)
      .forEach((spec) => this.kubelet(spec.node).admit(this.create(spec), spec.createdAt));
    this.planned = pods.filter((pod) => pod.createdAt >= 0).map((spec) => ({ at: spec.createdAt, spec }));
    const ahead = [...acts].sort((a, b) => a.at - b.at);
    for (let tick = 0; tick <= seconds; tick++) {
      while (ahead.length > 0 && ahead[0].at <= tick) {
        const { at, run } = ahead.shift() as Act;
        run(this, at);
      }
      this.advance(tick);
    }
  }

  kubelet(node: string): Kubelet {
    const kubelet = this.kubelets.find((each) => each.node.spec.name === node);
    if (!kubelet) {
      throw new Error(`there is no node ${node}`);
    }
    return kubelet;
  }

  /** The pod of this name that the API server knows, the youngest when an older one is on its way out. */
  pod(name: string): Pod {
    const found = this.pods.filter((pod) => pod.spec.name === name && pod.removedAt === null).at(-1);
    if (!found) {
      throw new Error(`there is no pod ${name}`);
    }
    return found;
  }

  /** Has somebody create a pod; it is bound and taken on as soon as its node lets it. */
  createPod(spec: PodSpec, at: number): void {
    this.planned.push({ at, spec });
  }

  /** What somebody outside the nodes does later. */
  later(due: number, run: (at: number) => void): void {
    this.work.after(due, run);
  }

  private advance(tick: number): void {
    this.work.runUntil(tick, -Infinity);
    for (const { at, spec } of this.planned.filter((plan) => plan.at <= tick)) {
      const pod = this.create({ ...spec, createdAt: at });
      pod.statuses.push({ at, phase: 'Pending', scheduled: false, containers: {} });
      this.pending.push(pod);
    }
    this.planned = this.planned.filter((plan) => plan.at > tick);
    const waiting = this.pending;
    this.pending = waiting.filter(
      ({ spec }) =>
        !spec.boundByHand && spec.owner.kind !== 'DaemonSet' && this.kubelet(spec.node).underPressureAt(tick)
    );
    for (const pod of waiting) {
      if (!this.pending.includes(pod)) {
        const at = Math.max(tick, pod.spec.createdAt) + this.random.between(0.05, 0.3);
        this.kubelet(pod.spec.node).admit(pod, at);
      }
    }
    for (const kubelet of this.kubelets) {
      kubelet.advance(tick, kubelet.node.advance(tick));
    }
  }

  private create(spec: PodSpec): Pod {
    const pod = new Pod(spec, this.random);
    this.pods.push(pod);
    return pod;
  }

  /** What the owner of a pod that is gone or will be puts in its place. */
  replace(pod: Pod, at: number): void {
    const plan = pod.spec.replacement?.();
    if (plan) {
      this.planned.push({ at: at + plan.afterSeconds, spec: plan.pod });
    }
  }
}
