import { deletePod } from '../deletePod';
import { Act } from './Act';

/** `kubectl drain`: the node is cordoned, and its pods are evicted through the API, but for those of DaemonSets. */
export function drains(at: number, node: string): Act {
  return {
    at,
    run(cluster, now) {
      const kubelet = cluster.kubelet(node);
      kubelet.taint(now, { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' });
      const leaving = kubelet.node.pods.filter(
        ({ spec, pause }) => spec.owner.kind !== 'DaemonSet' && pause?.endedAt === null
      );
      for (const [i, pod] of leaving.entries()) {
        deletePod(cluster, pod, now + 0.5 + 0.2 * i, {
          trigger: 'drain',
          disruption: { reason: 'EvictionByEvictionAPI', message: 'Eviction API: evicting' },
        });
      }
    },
  };
}
