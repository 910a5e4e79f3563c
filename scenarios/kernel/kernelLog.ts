import { EpochMs } from '../incident';
import { Cluster } from '../world/cluster';
import { clockOf } from '../world/clock';
import { isHidden } from '../world/kernelKill';
import { Node } from '../world/node';
import { bootRecords } from './bootRecords';
import { toShortIso } from './KernelRecord';
import { oomReport } from './oomReport';
import { ordinaryRecords } from './ordinaryRecords';
import { Processes } from './Processes';

/** The kernel log of each node since its boot, as `journalctl -k -o short-iso` prints it at the incident's end: `-k` is of this boot. */
export function kernelLogs(cluster: Cluster, epoch: (seconds: number) => EpochMs): Record<string, string> {
  return Object.fromEntries(
    cluster.kubelets
      .filter(({ node }) => node.spec.unseen === undefined)
      .map(({ node }) => [node.spec.name, kernelLog(node, cluster.seconds, clockOf(node, epoch))])
  );
}

function kernelLog(node: Node, seconds: number, epoch: (seconds: number) => EpochMs): string {
  const processes = new Processes(node);
  const bootedAt = node.bootedAt(seconds);
  const records = [
    ...bootRecords({ ...node.spec, bootedAt }),
    ...ordinaryRecords(node, seconds, epoch),
    ...node.kills.filter((kill) => !isHidden(kill, node.spec)).flatMap((kill) => oomReport(kill, node, processes)),
  ];
  return toShortIso(
    records.filter(({ at }) => at >= bootedAt),
    node.spec.name,
    epoch
  );
}
