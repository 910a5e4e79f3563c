import { Cluster } from '../cluster';
import { Cause } from '../../incident';
import { Kubelet } from '../kubelet';
import { Pod } from '../pod';
import { publish } from '../podStatuses';
import { terminatePod } from '../terminatePod';
import { Act } from './Act';

interface Ending {
  reason: string;
  message: string;
  disrupted: boolean;
  graceSeconds: number;
  cause: Cause;
  trigger: string;
}

/** The kubelet ends a pod by itself: the object stays, phase Failed, with the kubelet's reason. */
function endPod(cluster: Cluster, kubelet: Kubelet, pod: Pod, at: number, ending: Ending): void {
  const { reason, message, disrupted, graceSeconds, cause, trigger } = ending;
  const knownBy = `the kubelet of the simulated node ended the pod: ${message}`;
  const disruption = { reason: 'TerminationByKubelet', message, at };
  if (disrupted) {
    publish(pod, at, { disruption });
  }
  terminatePod(kubelet, pod, at, { graceSeconds, cause, trigger, obeyingIsAKill: false, knownBy }, (gone) => {
    publish(pod, gone, { phase: 'Failed', reason, message, podIp: undefined });
    cluster.replace(pod, gone);
  });
}

/**
 * pkg/kubelet/nodeshutdown: systemd tells the kubelet that the machine is about to go down. Nobody gets longer
 * than shutdownGracePeriod leaves. DaemonSets' pods, whose turn is last, go down with the machine here.
 */
export function shutsDown(at: number, node: string, graceSeconds: number): Act {
  return {
    at,
    run(cluster, now) {
      const kubelet = cluster.kubelet(node);
      const pods = kubelet.node.pods.filter(
        ({ pause, spec }) => pause?.endedAt === null && spec.owner.kind !== 'DaemonSet'
      );
      kubelet.setReady(now + 0.3, 'false');
      pods.forEach((pod) =>
        endPod(cluster, kubelet, pod, now + 0.2, {
          reason: 'Terminated',
          message: 'Pod was terminated in response to imminent node shutdown.',
          disrupted: true,
          graceSeconds: Math.min(graceSeconds, pod.spec.graceSeconds ?? 30),
          cause: 'termination',
          trigger: 'node-shutdown',
        })
      );
    },
  };
}

/** pkg/kubelet/preemption: a critical pod that was bound already needs room; the grace period is the pod's own. */
export function kubeletPreempts(at: number, victim: string): Act {
  return {
    at,
    run(cluster, now) {
      const pod = cluster.pod(victim);
      const kubelet = cluster.kubelet(pod.spec.node);
      kubelet.sayOf(pod, now, 'Warning', 'Preempting', 'Preempted in order to admit critical pod');
      endPod(cluster, kubelet, pod, now, {
        reason: 'Preempting',
        message: 'Preempted in order to admit critical pod',
        disrupted: true,
        graceSeconds: pod.spec.graceSeconds ?? 30,
        cause: 'termination',
        trigger: 'preemption',
      });
    },
  };
}

/** pkg/kubelet/active_deadline.go: activeDeadlineSeconds have passed since the pod was taken on. */
export function reachesDeadline(at: number, name: string): Act {
  return {
    at,
    run(cluster, now) {
      const pod = cluster.pod(name);
      const kubelet = cluster.kubelet(pod.spec.node);
      const message = 'Pod was active on the node longer than the specified deadline';
      kubelet.sayOf(pod, now, 'Normal', 'DeadlineExceeded', message);
      endPod(cluster, kubelet, pod, now, {
        reason: 'DeadlineExceeded',
        message,
        disrupted: false,
        graceSeconds: pod.spec.graceSeconds ?? 30,
        cause: 'kubelet-restart',
        trigger: 'deadline',
      });
    },
  };
}
