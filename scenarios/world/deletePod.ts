import { Cluster } from './cluster';
import { Pod } from './pod';
import { publish } from './podStatuses';
import { terminatePod } from './terminatePod';

export interface Deletion {
  /** The contract's word for who asked. */
  trigger: string;
  /** The pod's condition DisruptionTarget, where whoever asked sets one. */
  disruption?: { reason: string; message: string };
  /** The pod's own unless said otherwise. */
  graceSeconds?: number;
}

/**
 * A deletion through the API server: the pod gets a deletion time at once, its containers the grace period; it has ended
 * when they have, and is gone when its volumes are unmounted (pkg/kubelet/status, canBeDeleted).
 */
export function deletePod(cluster: Cluster, pod: Pod, at: number, deletion: Deletion): void {
  const kubelet = cluster.kubelet(pod.spec.node);
  const graceSeconds = deletion.graceSeconds ?? pod.spec.graceSeconds ?? 30;
  const disruption = deletion.disruption && { ...deletion.disruption, at };
  publish(pod, at, { deletionTimestamp: Math.floor(at) + graceSeconds, ...(disruption && { disruption }) });
  pod.terminating = true;
  const { owner } = pod.spec;
  if (owner.kind === 'ReplicaSet') {
    cluster.replace(pod, at);
  }
  const order = {
    graceSeconds,
    cause: 'termination' as const,
    trigger: deletion.trigger,
    obeyingIsAKill: false,
    knownBy: `it was deleted in the simulated cluster (${deletion.trigger})`,
  };
  kubelet.afterwards(at + cluster.random.between(0.1, 0.5), (now) =>
    terminatePod(kubelet, pod, now, order, (gone) => {
      const codes = Object.values(pod.statuses.at(-1)?.containers ?? {}).map(({ terminated }) => terminated?.exitCode);
      publish(pod, gone, { phase: codes.every((code) => code === 0) ? 'Succeeded' : 'Failed', podIp: undefined });
      kubelet.afterwards(gone + (pod.spec.unmountSeconds ?? cluster.random.between(0.3, 1.2)), (removed) => {
        pod.removedAt = removed;
        if (owner.kind !== 'ReplicaSet') {
          cluster.replace(pod, removed);
        }
      });
    })
  );
}
