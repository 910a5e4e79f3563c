import { isSidecar, staysUp } from './allContainers';
import { correctReason } from './endByKernel';
import type { Kubelet } from './kubelet';
import { ContainerInstance, Pod, Termination } from './pod';
import { publish, setStatus, statusOf } from './podStatuses';
import { RestartBackoff } from './restartBackoff';
import { ContainerSpec } from './specs';
import { stopContainer } from './stopContainer';
import { swapLimit } from './swapLimit';
import { WorkQueue } from './workQueue';

/** Starts the containers of a node's pods, one after another or again, and tells of their ends. */
export class ContainerLives {
  private readonly backoffs = new Map<string, RestartBackoff>();

  constructor(
    private readonly kubelet: Kubelet,
    private readonly work: WorkQueue,
    private readonly lastTick: number,
    private readonly onFailed: (pod: Pod, at: number) => void
  ) {}

  /** Who was lost with the machine is started without delay. */
  forget(): void {
    this.backoffs.clear();
  }

  /** The next init container, or all containers after the last one; a sidecar lets the next one start at once. */
  startNext(pod: Pod, at: number): void {
    const next = pod.spec.initContainers?.find((init) => statusOf(pod, init)?.state === 'waiting');
    if (!next) {
      publish(pod, at, { phase: 'Running' });
      pod.spec.containers.forEach((container) => this.start(pod, container, at));
      return;
    }
    this.start(pod, next, at);
    if (isSidecar(next)) {
      this.work.after(at + this.kubelet.random.between(0.6, 1.4), (now) => this.startNext(pod, now));
    }
  }

  start(pod: Pod, container: ContainerSpec, at: number): void {
    const past = container.past?.restarts ?? 0;
    const before = pod.instances.filter((instance) => instance.spec === container);
    const restarts = past + before.length;
    const instance = new ContainerInstance(
      pod,
      container,
      restarts,
      before.length,
      at,
      this.lastTick,
      this.kubelet.random
    );
    instance.swapAllowed = swapLimit(pod.spec, container, this.kubelet.node.spec);
    pod.instances.push(instance);
    if (at >= 0) {
      this.kubelet.starts.push(at);
    }
    const exit = container.exits?.(before.length);
    if (exit) {
      const { exitCode } = exit;
      const knownBy = 'the program of the simulated container ended itself';
      this.kubelet.afterwards(at + exit.age, (now) =>
        this.kubelet.ended(instance, {
          at: now,
          exitCode,
          cause: exitCode === 0 && !instance.childOomKilled ? null : 'app-exit',
          knownBy,
        })
      );
    }
    this.runPostStartHook(instance, container.postStartFails?.(before.length));
    const last = statusOf(pod, container)?.terminated ?? statusOf(pod, container)?.last ?? pastTermination(container);
    setStatus(pod, at + this.kubelet.random.between(0.05, 0.4), container, {
      state: 'running',
      startedAt: Math.floor(at),
      waitingReason: undefined,
      terminated: undefined,
      last,
      restarts,
      ready: false,
      containerId: `containerd://${instance.id}`,
    });
    this.work.after(at + this.kubelet.random.between(2, 8), (ready) => {
      if (instance.endedAt === null) {
        setStatus(pod, ready, container, { ready: true });
      }
    });
  }

  /** kuberuntime_container.go startContainer: a hook that fails has the container killed. */
  private runPostStartHook(instance: ContainerInstance, failsAt: number | undefined): void {
    if (failsAt === undefined) {
      return;
    }
    const { pod, spec, startedAt } = instance;
    this.kubelet.afterwards(startedAt + failsAt, (now) => {
      this.kubelet.sayOf(pod, now, 'Warning', 'FailedPostStartHook', 'PostStartHook failed', spec.name);
      stopContainer(this.kubelet, instance, now + 0.05, {
        graceSeconds: pod.spec.graceSeconds ?? 30,
        message: 'FailedPostStartHook',
        cause: 'kubelet-restart',
        trigger: 'post-start-hook',
        obeyingIsAKill: true,
        knownBy: 'the post-start hook of the simulated container failed',
      });
    });
  }

  died(instance: ContainerInstance, at: number, how: Pick<Termination, 'exitCode' | 'reason' | 'message'>): void {
    const { pod, spec } = instance;
    const settled = how.reason;
    const settlesAfter = settled === 'OOMKilled' ? spec.reasonSettlesAfter : undefined;
    const terminated: Termination = {
      ...how,
      ...(settlesAfter !== undefined && { reason: 'Error' }),
      finishedAt: Math.floor(at + this.kubelet.random.between(0.05, 0.9)),
      startedAt: Math.floor(instance.startedAt),
      containerId: `containerd://${instance.id}`,
    };
    this.work.after(at + this.kubelet.random.between(0.3, 1.4), (noticed) => {
      setStatus(pod, noticed + this.kubelet.random.between(0.05, 0.4), spec, {
        state: 'terminated',
        terminated,
        ready: false,
      });
      if (settlesAfter !== undefined) {
        this.work.after(at + settlesAfter, (now) => correctReason(instance, settled, now));
      }
      const { restartPolicy = 'Always' } = pod.spec;
      if (pod.terminating) {
        return;
      }
      if (!staysUp(pod.spec, spec) && how.exitCode === 0) {
        this.work.after(noticed + this.kubelet.random.between(0.4, 1.2), (now) => this.startNext(pod, now));
        return;
      }
      if (restartPolicy === 'Never' || (restartPolicy === 'OnFailure' && how.exitCode === 0)) {
        this.work.after(noticed + 1, (now) => this.finish(pod, now));
        return;
      }
      const backoff = this.backoffs.get(pod.uid + spec.name) ?? new RestartBackoff();
      this.backoffs.set(pod.uid + spec.name, backoff);
      const delay = backoff.delay(at);
      const due =
        delay === 0
          ? noticed + this.kubelet.random.between(0.5, 1.5)
          : at + delay + this.kubelet.random.between(0.2, 1.2);
      if (delay > 0) {
        this.work.after(noticed + this.kubelet.random.between(0.8, 1.6), (now) =>
          setStatus(pod, now, spec, {
            state: 'waiting',
            waitingReason: 'CrashLoopBackOff',
            startedAt: undefined,
            terminated: undefined,
            last: terminated,
          })
        );
      }
      this.work.after(due, (now) => {
        if (pod.pause?.endedAt === null && !pod.terminating) {
          backoff.restarted(now, at);
          this.start(pod, spec, now);
        }
      });
    });
  }

  /** Every container that is not started again has ended: the pod has failed, unless all of them left with 0. */
  private finish(pod: Pod, at: number): void {
    if (pod.pause?.endedAt !== null || pod.running().length > 0 || this.kubelet.eviction.evicting) {
      return;
    }
    const codes = pod.spec.containers.map((container) => statusOf(pod, container)?.terminated?.exitCode);
    pod.members().forEach((member) => (member.endedAt = at));
    if (codes.every((code) => code === 0)) {
      publish(pod, at, { phase: 'Succeeded' });
    } else {
      publish(pod, at, { phase: 'Failed' });
      this.onFailed(pod, at);
    }
  }
}

function pastTermination(container: ContainerSpec): Termination | undefined {
  return (
    container.past && {
      finishedAt: container.past.finishedAt,
      exitCode: container.past.exitCode,
      reason: container.past.reason,
    }
  );
}
