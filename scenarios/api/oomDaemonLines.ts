import { Processes } from '../kernel/Processes';
import { cgroupPath, kubepodsPath } from '../world/cgroupPath';
import { DaemonLine } from '../world/daemonLine';
import { MiB } from '../world/memory';
import { Node } from '../world/node';
import { DaemonKill } from '../world/oomDaemon';
import { oomScoreAdj } from '../world/qualityOfService';

const PID = 733;

/** What the daemons in user space write of their kills, in the words of their sources. */
export function oomDaemonLines(node: Node): DaemonLine[] {
  const processes = new Processes(node);
  return node.daemonKills.map((kill) => ({ at: kill.at, pid: PID, ...said(kill, node, processes) }));
}

function said(kill: DaemonKill, node: Node, processes: Processes): Pick<DaemonLine, 'unit' | 'text'> {
  const { victim, measured } = kill;
  const path = cgroupPath(node, victim);
  const percent = (100 * measured).toFixed(2);
  switch (kill.daemon) {
    // src/oom/oomd-manager.c monitor_memory_pressure_contexts_handler
    case 'systemd-oomd': {
      const limit = node.spec.oomDaemon?.kind === 'systemd-oomd' ? node.spec.oomDaemon : { pressure: 0, seconds: 0 };
      const bound = `${(100 * limit.pressure).toFixed(2)}% for > ${limit.seconds}s`;
      const text = `Killed ${path} due to memory pressure for ${kubepodsPath(node.spec)} being ${percent}% > ${bound} with reclaim activity`;
      return { unit: 'systemd-oomd', text };
    }
    // kill.c kill_process
    case 'earlyoom': {
      const [{ pid, uid, comm }] = processes.of(victim);
      const score = Math.round(667 + (2 / 3) * oomScoreAdj(victim.pod.spec, victim.spec, node.spec.memTotal));
      const rss = Math.floor(victim.parts.anon / MiB);
      const text = `sending ${kill.exitCode === 143 ? 'SIGTERM' : 'SIGKILL'} to process ${pid} uid ${uid} "${comm}": oom_score ${score}, VmRSS ${rss} MiB`;
      return { unit: 'earlyoom', text };
    }
    // internal/app/machined/pkg/controllers/runtime/oom.go
    case 'talos': {
      const [{ pid }] = processes.of(victim);
      const text = `[talos] Sending SIGKILL to cgroup {"component": "controller-runtime", "controller": "runtime.OOMController", "cgroup": "/sys/fs/cgroup${path}", "processes": ["${pid}"]}`;
      return { unit: 'machined', text };
    }
  }
}
