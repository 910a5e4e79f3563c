import { EpochMs } from '../incident';
import { clockOf } from '../world/clock';
import { Cluster } from '../world/cluster';
import { DaemonLine } from '../world/daemonLine';
import { oomDaemonLines } from './oomDaemonLines';

/** A line with the time at which a log shipper sends it. */
export interface LogLine {
  at: EpochMs;
  line: string;
}

type Epoch = (seconds: number) => EpochMs;

/** The logs of the nodes' daemons, each line as `journalctl -o short-iso` prints it. */
export function nodeLogs(
  cluster: Cluster,
  epoch: Epoch
): { kubeletLog: Record<string, LogLine[]>; daemonLog: Record<string, LogLine[]> } {
  const byNode = (of: (kubelet: Cluster['kubelets'][number]) => DaemonLine[]): Record<string, LogLine[]> =>
    Object.fromEntries(
      cluster.kubelets.flatMap((kubelet) => {
        const lines = of(kubelet).filter(({ at }) => at <= cluster.seconds);
        const { name } = kubelet.node.spec;
        const clock = clockOf(kubelet.node, epoch);
        const logged = lines.sort((a, b) => a.at - b.at).map((line) => journalLine(line, name, clock));
        return lines.length > 0 ? [[name, logged]] : [];
      })
    );
  return {
    kubeletLog: byNode(({ lines }) =>
      lines.map(({ at, source, text }) => ({
        at,
        unit: 'kubelet',
        pid: KUBELET_PID,
        text: klog(at, source, text, epoch),
      }))
    ),
    daemonLog: byNode(({ node }) => [...node.daemonLines, ...oomDaemonLines(node)]),
  };
}

const KUBELET_PID = 812;

/** k8s.io/klog: `I1123 22:57:05.123456     812 file.go:866] "message" key="value"`, as recorded in lab1's kubelet.log. */
function klog(at: number, source: string, text: string, epoch: Epoch): string {
  const [day, time] = new Date(epoch(at)).toISOString().split('T');
  const [, month, dayOfMonth] = day.split('-');
  return `I${month}${dayOfMonth} ${time.replace('Z', '000')} ${String(KUBELET_PID).padStart(7)} ${source}] ${text}`;
}

function journalLine({ at, unit, pid, text }: DaemonLine, host: string, epoch: Epoch): LogLine {
  const time = new Date(Math.floor(epoch(at) / 1000) * 1000).toISOString().replace('.000Z', '+0000');
  return { at: Math.round(epoch(at)), line: `${time} ${host} ${unit}[${pid}]: ${text}` };
}
