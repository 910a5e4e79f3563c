import { OomTask } from '../evidence/logs/KernelOomReport';
import { KernelRecord } from '../evidence/Witnesses';
import { CauseId } from './Cause';
import { Facts } from './facts/Facts';
import { limitInForce, limitsAround, MemoryLimit } from './facts/memoryLimit';

/** From this share of its limit on a container stood at it, up to this one it did not; between, nothing is told. */
const AT_LIMIT = 0.85;
const BELOW_LIMIT = 0.7;

/**
 * The kernel names the pod's cgroup also when the only container hits its own limit: both limits are equal, and the
 * sandbox's few pages tip the pod's first (facts/metrics.md 4). Which of the two it was is told by what the container
 * itself held: its processes at the kill, else its last sample.
 */
export function narrowPodLevel({ report }: KernelRecord, facts: Facts): CauseId[] {
  const { own, pod } = facts;
  const containers = containerCount(facts);
  const hit = report.limitBytes;
  const limit = limitThatWasHit(facts, hit, containers);
  if (containers > 1 || (limit === 'none' && limitInForce(facts.records, facts.kill))) {
    return ['pod-limit'];
  }
  // several containers, an overhead, or resources of the pod's own: the pod's limit is not the container's
  if (typeof limit === 'number' && hit !== null && !isSame(hit, limit)) {
    return hit > limit || containers === 0 || stoodAfter(facts, limit) ? ['pod-limit'] : BOTH;
  }
  // that none is declared is only told by what is not there: a series may be lost
  if (containers === 0 || limit === null || limit === 'none') {
    return BOTH;
  }
  const held = heldByProcesses(report.tasks);
  const share = Math.max(held ?? 0, own?.usageBytes ?? 0) / limit;
  if (share >= AT_LIMIT) {
    return ['container-limit'];
  }
  // files in memory are charged to whoever wrote them: only what was seen outside the container is not its own
  const outside = pod?.outsideBytes != null && pod.outsideBytes >= OUTSIDE * limit;
  return held !== null && own !== null && share < BELOW_LIMIT && outside && sharedOutside(report, held)
    ? ['pod-limit']
    : BOTH;
}

/** A limit that is lowered in place may be hit before any scrape shows it (facts/metrics.md 5.4): it must still stand after. */
const stoodAfter = ({ records, kill }: Facts, limit: number): boolean =>
  limitsAround(records, kill, 0).some((later) => isSame(later, limit));

/** So much of the limit beyond the container is more than a sandbox's pages. */
const OUTSIDE = 0.1;

const isSame = (one: number, other: number): boolean => one >= 0.99 * other && one <= 1.01 * other;

/**
 * The container's limit at the kill. A resize shows up to a scrape later, so the one that the kernel names counts where
 * it was this container's before or soon after; where none is known it is the only container's.
 */
function limitThatWasHit({ limit, records, kill }: Facts, hit: number | null, containers: number): MemoryLimit {
  if (hit === null || (typeof limit === 'number' && isSame(hit, limit))) {
    return limit;
  }
  const around = limitsAround(records, kill).find((one) => isSame(hit, one));
  return around ?? (limit === null && containers === 1 ? hit : limit);
}

const BOTH: CauseId[] = ['container-limit', 'pod-limit'];

/** Containers that live side by side, by whoever knows them; 0 when nobody lists them all. */
function containerCount({ pod, records, scene }: Facts): number {
  const sampled = records
    .all('container_memory_working_set_bytes')
    .map(({ labels }) => labels.container ?? '')
    .filter((name) => name !== '' && name !== 'POD');
  const init = records.containers().filter((one) => one.init && !isSidecar(records, one.container));
  const object = scene.podObject(records.pod.uid);
  const listed = LISTS.some((metric) => records.all(metric).length > 0) ? records.longLived().length : 0;
  return Math.max(
    pod?.containerCount ?? 0,
    listed,
    new Set(sampled.filter((name) => !init.some(({ container }) => container === name))).size,
    object?.containers.filter((one) => !one.init).length ?? 0
  );
}

/** Of every container that a pod has; reasons are there of those that ended. */
const LISTS = ['kube_pod_container_info', 'kube_pod_container_status_restarts_total'];

const isSidecar = (records: Facts['records'], name: string): boolean =>
  records.longLived().some(({ container }) => container === name);

/** What the processes of the cgroup had resident; null without a table or a page size. */
function heldByProcesses(tasks: OomTask[]): number | null {
  const known = tasks.filter(({ rssBytes }) => rssBytes !== null);
  return known.length === 0 ? null : known.reduce((sum, { rssBytes }) => sum + rssBytes!, 0);
}

/** Most of what was charged belongs to no process: files in memory, left there by others of the pod or by itself. */
const sharedOutside = ({ usageBytes }: KernelRecord['report'], held: number): boolean =>
  usageBytes !== null && held < BELOW_LIMIT * usageBytes;
