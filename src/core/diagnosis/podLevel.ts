import { OomTask } from '../evidence/logs/KernelOomReport';
import { KernelRecord } from '../evidence/Witnesses';
import { CauseId } from './Cause';
import { Facts } from './facts/Facts';

/** From this share of its limit on a container stood at it, up to this one it did not; between, nothing is told. */
const AT_LIMIT = 0.85;
const BELOW_LIMIT = 0.7;

/**
 * The kernel names the pod's cgroup also when the only container hits its own limit: both limits are equal, and the
 * sandbox's few pages tip the pod's first (facts/metrics.md 4). Which of the two it was is told by what the container
 * itself held: its processes at the kill, else its last sample.
 */
export function narrowPodLevel({ report }: KernelRecord, facts: Facts): CauseId[] {
  const { limit, pod, own, records } = facts;
  const containers = pod?.containerCount ?? records.longLived().length;
  if (containers > 1) {
    return ['pod-limit'];
  }
  if (typeof limit !== 'number') {
    return limit === null ? ['container-limit', 'pod-limit'] : ['pod-limit'];
  }
  if (report.limitBytes !== null && report.limitBytes < 0.99 * limit) {
    return ['pod-limit'];
  }
  const held = heldByProcesses(report.tasks);
  const share = Math.max(held ?? 0, own?.usageBytes ?? 0) / limit;
  if (share >= AT_LIMIT) {
    return ['container-limit'];
  }
  return held !== null && share < BELOW_LIMIT && sharedOutside(report, held)
    ? ['pod-limit']
    : ['container-limit', 'pod-limit'];
}

/** What the processes of the cgroup had resident; null without a table or a page size. */
function heldByProcesses(tasks: OomTask[]): number | null {
  const known = tasks.filter(({ rssBytes }) => rssBytes !== null);
  return known.length === 0 ? null : known.reduce((sum, { rssBytes }) => sum + rssBytes!, 0);
}

/** Most of what was charged belongs to no process: files in memory, left there by others of the pod or by itself. */
const sharedOutside = ({ usageBytes }: KernelRecord['report'], held: number): boolean =>
  usageBytes !== null && held < BELOW_LIMIT * usageBytes;
