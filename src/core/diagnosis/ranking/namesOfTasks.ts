import { Evidence, Neighbourhood } from '../../evidence/Evidence';
import { Labels } from '../../evidence/Series';
import { KernelRecord } from '../../evidence/Witnesses';
import { readCgroupPath } from '../../kubernetes/cgroupPath';
import { Scene } from '../facts/Scene';

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
  { evidence, kernelLogs }: Scene,
  neighbourhood: Neighbourhood | null,
  { node, at }: KernelRecord
): Map<number, Named> {
  const names = new Map<number, Named>();
  if (at === null) {
    return names;
  }
  const victims = kernelLogs
    .perhapsWithin(node, at - SAME_PID_MS, at + SAME_PID_MS)
    .filter((one) => one.at !== null && Math.abs(one.at - at) <= SAME_PID_MS)
    .flatMap(({ report }) => report.victims);
  const around = neighbourhood && cgroupsIn(neighbourhood);
  for (const { pid, containerId, podUid } of victims) {
    const named = around?.get(containerId ?? '') ?? around?.get(podUid ?? '') ?? podsOf(evidence).get(podUid ?? '');
    if (pid !== null && named) {
      names.set(pid, named);
    }
  }
  return names;
}

const pods = new WeakMap<Evidence, Map<string, Named>>();

/** The pods that were read, by uid. */
function podsOf(evidence: Evidence): Map<string, Named> {
  const known =
    pods.get(evidence) ??
    new Map(
      evidence.pods
        .filter(({ uid }) => uid !== '')
        .map(({ uid, namespace, pod }): [string, Named] => [uid, { namespace, pod, container: '' }])
    );
  pods.set(evidence, known);
  return known;
}

const cgroups = new WeakMap<Neighbourhood, Map<string, Named>>();

/** Containers of a neighbourhood by the id in their cgroup's name, 64 hexadecimal digits, and pods by their uid. */
function cgroupsIn(neighbourhood: Neighbourhood): Map<string, Named> {
  const known = cgroups.get(neighbourhood);
  if (known !== undefined) {
    return known;
  }
  const found = new Map<string, Named>();
  const { container_memory_rss: rss, container_memory_usage_bytes: usage } = neighbourhood.series;
  for (const { labels } of rss ?? usage ?? []) {
    const { podUid, containerId } = readCgroupPath(labels.id ?? '');
    if (containerId !== null && labels.container) {
      found.set(containerId, named(labels, labels.container));
    }
    if (podUid !== null && labels.pod) {
      found.set(podUid, named(labels, ''));
    }
  }
  cgroups.set(neighbourhood, found);
  return found;
}

const named = ({ namespace = '', pod = '' }: Labels, container: string): Named => ({ namespace, pod, container });
