import { EpochMs } from '../incident';
import { Cluster } from '../world/cluster';
import { recordEvents } from './EventRecorder';
import { nodeEvents } from './nodeEvents';
import { List, listOf } from './objects';
import { podEvents } from './podEvents';

/** All events of the incident in the form of `kubectl get events -A -o json`, those kept too that the API server has dropped. */
export function eventList(cluster: Cluster, epoch: (seconds: number) => EpochMs): List {
  const said = [
    ...cluster.said,
    ...cluster.kubelets.flatMap((kubelet) => [...nodeEvents(kubelet), ...kubelet.said]),
    ...cluster.pods.flatMap((pod) => podEvents(pod, cluster)),
  ];
  const ahead = new Map(cluster.kubelets.map(({ node }) => [node.spec.name, node.spec.clockAhead ?? 0]));
  /** A kubelet's events have its own time. */
  const aheadOf = (host?: string) => ahead.get(host ?? '') ?? 0;
  return listOf(
    recordEvents(
      said.filter(({ at }) => at <= cluster.seconds).map((one) => ({ ...one, at: one.at + aheadOf(one.host) })),
      epoch
    )
  );
}
