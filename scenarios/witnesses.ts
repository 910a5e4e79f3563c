import { eventList } from './api/eventList';
import { LogLine, nodeLogs } from './api/nodeLogs';
import { List } from './api/objects';
import { podList } from './api/podList';
import { EpochMs } from './incident';
import { kernelLogs } from './kernel/kernelLog';
import { Cluster } from './world/cluster';

export type { LogLine };

/** What a cluster says of its own acts, beside what its metrics show. */
export interface Witnesses {
  /** By node, in the form of `journalctl -k -o short-iso`. */
  kernelLog: Record<string, string>;
  /** By node: what the kubelet writes of its acts, as journald hands it to a log shipper. Nodes that say nothing are left out. */
  kubeletLog: Record<string, LogLine[]>;
  /** By node: what systemd-oomd, earlyoom or the platform's own daemon write of theirs. */
  daemonLog: Record<string, LogLine[]>;
  /** As `kubectl get events -A -o json`. */
  events: List;
  /** As `kubectl get pods -A -o json` at the incident's end. */
  pods: List;
}

export const witnessesOf = (cluster: Cluster, epoch: (seconds: number) => EpochMs): Witnesses => ({
  kernelLog: kernelLogs(cluster, epoch),
  ...nodeLogs(cluster, epoch),
  events: eventList(cluster, epoch),
  pods: podList(cluster, epoch),
});
