import { aboutPod } from '../../api/podEvents';
import { deletePod } from '../deletePod';
import { Act } from './Act';

/** Somebody taints a node with NoExecute: the taint manager deletes every pod that does not tolerate it. DaemonSets' pods here do. */
export function taints(at: number, node: string, key: string): Act {
  return {
    at,
    run(cluster, now) {
      const kubelet = cluster.kubelet(node);
      kubelet.taint(now, { key, effect: 'NoExecute' });
      const leaving = kubelet.node.pods.filter(
        ({ spec, pause }) => spec.owner.kind !== 'DaemonSet' && pause?.endedAt === null
      );
      for (const pod of leaving) {
        const when = now + cluster.random.between(0.1, 0.6);
        const message = `Marking for deletion Pod ${pod.spec.namespace}/${pod.spec.name}`;
        const said = {
          at: when,
          reporter: 'taint-eviction-controller',
          type: 'Normal' as const,
          reason: 'TaintManagerEviction',
          message,
        };
        cluster.said.push({ ...said, about: aboutPod(pod) });
        deletePod(cluster, pod, when, {
          trigger: 'taint',
          disruption: { reason: 'DeletionByTaintManager', message: 'Taint manager: deleting due to NoExecute taint' },
        });
      }
    },
  };
}
