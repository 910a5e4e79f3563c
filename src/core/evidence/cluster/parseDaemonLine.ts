import { DaemonLine } from './DaemonLine';
import { parseLogfmt } from './logfmt';

const NOTHING = { cgroup: '', podUid: '', pod: '', container: '', containerId: '', process: null };

type Said = Omit<DaemonLine, 'at' | 'node'>;

/**
 * What a daemon's line says it ended; null when it says nothing of the kind. The line may carry any prefix.
 * @param cgroupOf reads pod and container from a cgroup's path
 */
export function parseDaemonLine(
  line: string,
  cgroupOf: (path: string) => { podUid: string | null; containerId: string | null }
): Said | null {
  const said = oomd(line) ?? earlyoom(line) ?? talos(line);
  if (said !== null) {
    const { podUid, containerId } = cgroupOf(said.cgroup);
    return { ...said, podUid: podUid ?? '', containerId: containerId ?? '' };
  }
  return kubelet(line);
}

/** systemd src/oom/oomd-manager.c: `Killed PATH due to memory used (…) / memory pressure for … being …` */
function oomd(line: string): Said | null {
  const found = /Killed (\/\S+) due to (?:memory (?:pressure|used)|swap used)\b/.exec(line);
  return (
    found && { ...NOTHING, daemon: 'systemd-oomd', act: 'killed', text: line.slice(found.index), cgroup: found[1] }
  );
}

/** earlyoom kill.c, 1.3 to 1.8: the uid came later, `badness` became `oom_score` */
function earlyoom(line: string): Said | null {
  const found = /sending (?:SIGTERM|SIGKILL) to process (\d+)(?: uid \d+)? "([^"]*)": (?:badness|oom_score) /.exec(
    line
  );
  return (
    found && {
      ...NOTHING,
      daemon: 'earlyoom',
      act: 'killed',
      text: line.slice(found.index),
      process: { pid: Number(found[1]), comm: found[2] },
    }
  );
}

/** Talos 1.12, runtime.OOMController (siderolabs/talos#12526) */
function talos(line: string): Said | null {
  const found = /Sending SIGKILL to cgroup\b/.exec(line);
  if (!found) {
    return null;
  }
  const text = line.slice(found.index);
  return { ...NOTHING, daemon: 'talos', act: 'killed', text, cgroup: /"cgroup": ?"([^"]*)"/.exec(text)?.[1] ?? '' };
}

/** klog's structured lines of pkg/kubelet: `"message" key="value" …` */
function kubelet(line: string): Said | null {
  const found =
    /"(Message for Container of pod|Killing container with a grace period|Eviction manager: pod is evicted successfully)"/.exec(
      line
    );
  if (!found) {
    return null;
  }
  const fields = parseLogfmt(line.slice(found.index + found[0].length));
  const text = line.slice(found.index);
  const about = {
    ...NOTHING,
    daemon: 'kubelet' as const,
    text,
    pod: fields.pod ?? '',
    podUid: fields.podUID ?? '',
    container: fields.containerName ?? '',
    containerId: (fields.containerID ?? '').replace(/^[a-z0-9.+-]+:\/\//, '') || idInStatus(text),
  };
  if (found[1].startsWith('Eviction')) {
    return { ...about, act: 'evicted' };
  }
  if (found[1].startsWith('Killing')) {
    return { ...about, act: 'stopped' };
  }
  return {
    ...about,
    act: /failed (?:liveness|startup) probe/.test(fields.containerMessage ?? '') ? 'failed-probe' : 'restarted',
  };
}

/** `containerStatusID={"Type":"containerd","ID":"0123…"}` */
const idInStatus = (text: string): string => /"ID":"([0-9a-f]{64})"/.exec(text)?.[1] ?? '';
