import { Evidence, Neighbourhood, witnessesOf } from '../../evidence/Evidence';
import { Labels } from '../../evidence/Series';
import { KernelRecord } from '../../evidence/Witnesses';
import { readCgroupPath } from '../../kubernetes/cgroupPath';

/** A container by its name; `container` is empty where only the pod is known. */
export interface Named {
  namespace: string;
  pod: string;
  container: string;
}

/** The same process may die in a later report; a process id comes round again after long. */
const SAME_PID_MS = 60_000;

/**
 * Whose processes the pids of a kernel's table are. The table itself names none, but reports near it on the same node
 * name the cgroup of each process that died, and cAdvisor's ids say which container a cgroup is.
 */
export function namesOfTasks(
  evidence: Evidence,
  neighbourhood: Neighbourhood | null,
  { node, at }: KernelRecord
): Map<number, Named> {
  const names = new Map<number, Named>();
  const near = witnessesOf(evidence).reports.filter(
    (one) => one.node === node && one.at !== null && at !== null && Math.abs(one.at - at) <= SAME_PID_MS
  );
  const victims = near.flatMap(({ report }) => report.victims);
  if (victims.length === 0) {
    return names;
  }
  const { byContainer, byPod } = cgroupsOf(evidence, neighbourhood);
  for (const { pid, containerId, podUid } of victims) {
    const named = byContainer.get(containerId ?? '') ?? byPod.get(podUid ?? '');
    if (pid !== null && named) {
      names.set(pid, named);
    }
  }
  return names;
}

/** Containers by the id in their cgroup's name, pods by their uid. */
function cgroupsOf(evidence: Evidence, neighbourhood: Neighbourhood | null) {
  const byContainer = new Map<string, Named>();
  const byPod = new Map<string, Named>(
    evidence.pods
      .filter(({ uid }) => uid !== '')
      .map(({ uid, namespace, pod }) => [uid, { namespace, pod, container: '' }])
  );
  const memory = neighbourhood?.series.container_memory_rss ?? neighbourhood?.series.container_memory_usage_bytes ?? [];
  for (const { labels } of memory) {
    const { podUid, containerId } = readCgroupPath(labels.id ?? '');
    if (containerId !== null && labels.container) {
      byContainer.set(containerId, named(labels, labels.container));
    }
    if (podUid !== null && labels.pod) {
      byPod.set(podUid, named(labels, ''));
    }
  }
  return { byContainer, byPod };
}

const named = ({ namespace = '', pod = '' }: Labels, container: string): Named => ({ namespace, pod, container });
