import { aboutPod } from '../../api/podEvents';
import { Cluster } from '../cluster';
import { Kubelet } from '../kubelet';
import { publish } from '../podStatuses';
import { Act } from './Act';

/** nodeMonitorGracePeriod: so long a node may be silent before its conditions turn Unknown. */
const SILENT_SECONDS = 50;
/** From the boot until the kubelet answers. */
const KUBELET_UP_SECONDS = 24;
/** Every pod tolerates an unreachable node for so long (DefaultTolerationSeconds). */
const TOLERATED_SECONDS = 300;

/**
 * The power of a node is cut, and comes back after `downSeconds`.
 * @param remembers whether the runtime still knows its containers; a machine that is made anew under its old name does not
 */
export function losesPower(at: number, node: string, downSeconds: number, remembers = true): Act {
  return {
    at,
    run(cluster, now) {
      const kubelet = goDown(cluster, node, now);
      cluster.later(now + downSeconds, (booted) => kubelet.node.boot(booted));
      cluster.later(now + downSeconds + KUBELET_UP_SECONDS, (up) => {
        kubelet.comeBack(up, remembers);
        sayOfNode(kubelet, up, 'Normal', 'Starting', 'Starting kubelet.');
        const rebooted = `Node ${node} has been rebooted, boot id: ${cluster.random.uid()}`;
        sayOfNode(kubelet, up + 2, 'Warning', 'Rebooted', rebooted);
        kubelet.setReady(up + 3, 'false');
        kubelet.setReady(up + 5, 'true');
        kubelet.taints.filter(({ key }) => UNREACHABLE.key === key).forEach((taint) => (taint.until = up + 5));
      });
    },
  };
}

/** The machine never comes back: its pods are deleted without a word from it, and at last its Node object. */
export function isGone(at: number, node: string): Act {
  return {
    at,
    run(cluster, now) {
      const kubelet = goDown(cluster, node, now);
      const pods = kubelet.node.pods.filter(({ removedAt }) => removedAt === null);
      cluster.later(now + SILENT_SECONDS + TOLERATED_SECONDS, (due) => {
        for (const pod of pods.filter(({ spec }) => spec.owner.kind !== 'DaemonSet')) {
          const message = `Marking for deletion Pod ${pod.spec.namespace}/${pod.spec.name}`;
          const said = { at: due, reporter: 'taint-eviction-controller', type: 'Normal' as const, message };
          cluster.said.push({ ...said, reason: 'TaintManagerEviction', about: aboutPod(pod) });
          const disruption = {
            reason: 'DeletionByTaintManager',
            message: 'Taint manager: deleting due to NoExecute taint',
          };
          publish(pod, due, {
            deletionTimestamp: Math.floor(due) + (pod.spec.graceSeconds ?? 30),
            disruption: { ...disruption, at: due },
          });
          cluster.replace(pod, due);
        }
      });
      cluster.later(now + SILENT_SECONDS + TOLERATED_SECONDS + 90, (removed) => {
        kubelet.removedAt = removed;
        pods.forEach((pod) => (pod.removedAt = removed + 20));
      });
    },
  };
}

const UNREACHABLE = { key: 'node.kubernetes.io/unreachable' };

function goDown(cluster: Cluster, node: string, at: number): Kubelet {
  const kubelet = cluster.kubelet(node);
  kubelet.node.goDown(at);
  kubelet.lose(at);
  cluster.later(at + SILENT_SECONDS, (silent) => {
    if (!kubelet.outages.some(({ from, to }) => silent >= from && silent < to)) {
      return;
    }
    kubelet.setReady(silent, 'unknown');
    ['NoSchedule', 'NoExecute'].forEach((effect) => kubelet.taint(silent + 0.3, { ...UNREACHABLE, effect }));
    const said = { at: silent, reporter: 'node-controller', reason: 'NodeNotReady' };
    const about = { kind: 'Node', name: node, uid: node };
    cluster.said.push({ ...said, type: 'Normal', message: `Node ${node} status is now: NodeNotReady`, about });
    for (const pod of kubelet.node.pods.filter(({ removedAt }) => removedAt === null)) {
      cluster.said.push({ ...said, type: 'Warning', message: 'Node is not ready', about: aboutPod(pod) });
    }
  });
  return kubelet;
}

function sayOfNode(kubelet: Kubelet, at: number, type: 'Normal' | 'Warning', reason: string, message: string): void {
  const { name } = kubelet.node.spec;
  kubelet.said.push({
    at,
    reporter: 'kubelet',
    host: name,
    type,
    reason,
    message,
    about: { kind: 'Node', name, uid: name },
  });
}
