import { apiVersionOf, uidOf } from '../api/objects';
import { sayDeleted } from './acts/deletes';
import { Cluster } from './cluster';
import { Pod } from './pod';

/**
 * What the owner of a failed pod does: a ReplicaSet and a Job make another and leave the object, the controllers of
 * DaemonSets and StatefulSets delete it first (daemon_controller.go, stateful_set_control.go): often within a scrape.
 */
export function podFailed(cluster: Cluster, pod: Pod, at: number): void {
  const { kind, name } = pod.spec.owner;
  if (kind !== 'DaemonSet' && kind !== 'StatefulSet') {
    cluster.replace(pod, at);
    return;
  }
  const { namespace, name: podName, node } = pod.spec;
  const about = { kind, apiVersion: apiVersionOf({ kind }), name, namespace, uid: uidOf(name) };
  const [reason, message] =
    kind === 'DaemonSet'
      ? ['FailedDaemonPod', `Found failed daemon pod ${namespace}/${podName} on node ${node}, will try to kill it`]
      : ['RecreatingFailedPod', `StatefulSet ${namespace}/${name} is recreating failed Pod ${podName}`];
  const seen = at + cluster.random.between(0.05, 0.3);
  cluster.said.push({
    at: seen,
    reporter: `${kind.toLowerCase()}-controller`,
    type: 'Warning',
    reason,
    message,
    about,
  });
  sayDeleted(cluster, pod, seen + 0.02);
  cluster.kubelet(node).afterwards(seen + cluster.random.between(0.2, 0.6), (removed) => {
    pod.removedAt = removed;
    cluster.replace(pod, removed);
  });
}
