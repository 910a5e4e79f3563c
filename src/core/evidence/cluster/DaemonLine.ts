/** A line in which a daemon of the node says that it ended something. Times in Unix milliseconds. */
export interface DaemonLine {
  at: number;
  node: string;
  daemon: 'systemd-oomd' | 'earlyoom' | 'talos' | 'kubelet';
  /** what the line says was done */
  act: 'killed' | 'failed-probe' | 'restarted' | 'stopped' | 'evicted';
  /** the exact text, without the log's own prefix */
  text: string;
  /** the cgroup it names, whole or in part; empty when it names a process */
  cgroup: string;
  podUid: string;
  /** `namespace/name`, from the kubelet */
  pod: string;
  container: string;
  containerId: string;
  process: { pid: number; comm: string } | null;
}
