import { Cluster } from '../cluster';
import { stopContainer } from '../stopContainer';
import { Act } from './Act';

/**
 * In-place resize of a container whose resizePolicy says RestartContainer (kuberuntime_manager.go computePodResizeAction,
 * 1.33). Its new limit is in its spec's `limitChanges`, from `at` on.
 */
export function resizes(at: number, pod: string, container: string): Act {
  return {
    at,
    run(cluster, now) {
      const message = `Container ${container} resize requires restart`;
      restart(cluster, now + cluster.random.between(0.2, 0.9), pod, container, 'resize', message);
    },
  };
}

/** Somebody changes the image of a container in the pod itself. */
export function changesDefinition(at: number, pod: string, container: string, image: string): Act {
  return {
    at,
    run(cluster, now) {
      cluster.pod(pod).images.push({ at: now, container, image });
      const message = `Container ${container} definition changed, will be restarted`;
      restart(cluster, now + cluster.random.between(0.2, 0.9), pod, container, 'definition-changed', message);
    },
  };
}

/** The sandbox is gone (its pause process ended, or the runtime lost it): everything in the pod is stopped and starts anew in another. */
export function losesSandbox(at: number, name: string): Act {
  return {
    at,
    run(cluster, now) {
      const pod = cluster.pod(name);
      const kubelet = cluster.kubelet(pod.spec.node);
      if (pod.pause) {
        pod.pause.endedAt = now;
      }
      const seen = now + cluster.random.between(0.5, 1.5);
      kubelet.sayOf(pod, seen, 'Normal', 'SandboxChanged', 'Pod sandbox changed, it will be killed and re-created.');
      pod.startSandbox(seen, cluster.seconds, cluster.random.hex(64));
      pod.spec.containers.forEach((container) =>
        restart(cluster, seen, name, container.name, 'sandbox', `Stopping container ${container.name}`)
      );
    },
  };
}

function restart(
  cluster: Cluster,
  at: number,
  name: string,
  container: string,
  trigger: string,
  message: string
): void {
  const pod = cluster.pod(name);
  const kubelet = cluster.kubelet(pod.spec.node);
  const instance = pod.running().find(({ spec }) => spec.name === container);
  if (!instance) {
    throw new Error(`${name} has no running container ${container}`);
  }
  if (trigger !== 'sandbox') {
    const about = `containerName="${container}" containerStatusID={"Type":"containerd","ID":"${instance.id}"} pod="${pod.spec.namespace}/${pod.spec.name}"`;
    kubelet.log(
      at,
      'kuberuntime_manager.go:1182',
      `"Message for Container of pod" ${about} containerMessage="${message}"`
    );
  }
  stopContainer(kubelet, instance, at, {
    graceSeconds: pod.spec.graceSeconds ?? 30,
    message,
    cause: 'kubelet-restart',
    trigger,
    obeyingIsAKill: true,
    knownBy: `the kubelet of the simulated node restarted it (${trigger})`,
  });
}
