import { Bytes } from '../../units';
import { Evidence } from '../../evidence/Evidence';
import { Sample, sampleAt, Series } from '../../evidence/Series';
import { Kill } from '../../kills/Kill';
import { PodRecords } from '../../kills/PodRecords';
import { memoryLimitAt } from './memoryLimit';
import { Moment } from './Moment';
import { fastestOf } from './ownMemory';
import { outsideContainers } from './outsideContainers';

export interface PodMemory {
  /** what the pod's cgroup was charged, and when */
  usageBytes: Bytes;
  at: number;
  /** it had fallen by a tenth or more since the sample before, in the life of the container that ended */
  fell: boolean;
  /** charged to the pod and to no container: tmpfs, what a dead container left, the sandbox; null when it cannot be told */
  outsideBytes: Bytes | null;
  /** in how many samples */
  pairs: number;
  /** the pod cgroup's limit; null when a container has none */
  limitBytes: Bytes | null;
  /** the pod's limit itself was seen; else it is the sum of the containers' */
  limitInForce: boolean;
  /** the pod's limit is below the sum of its containers': pod-level resources */
  belowContainers: boolean;
  /** the fastest growth between two samples of its cgroup, bytes a second; null with fewer than two samples */
  fastestRate(): number | null;
  /** containers that live side by side: sidecars, too */
  containerCount: number;
}

/** The pod's own cgroup before the end; null where cAdvisor's pod-level series are not collected. */
export function podMemory(evidence: Evidence, records: PodRecords, kill: Kill, moment: Moment): PodMemory | null {
  const podLevel =
    records.all('container_memory_usage_bytes').find(isPodLevel) ??
    records.all('container_memory_working_set_bytes').find(isPodLevel);
  const sample = podLevel ? sampleAt(podLevel, moment.from - 1) : null;
  if (!podLevel || !sample) {
    return null;
  }
  const names = [...records.longLived(), ...sampledBeside(records, kill)];
  const limits = names.map(({ container, init }) =>
    memoryLimitAt(evidence, records, { container, init, time: kill.time })
  );
  const inForce = records.all('container_spec_memory_limit_bytes').find(isPodLevel);
  const spec = inForce ? sampleAt(inForce, kill.time) : null;
  const sum = limits.every((limit) => typeof limit === 'number')
    ? (limits as number[]).reduce((a, b) => a + b, 0)
    : null;
  const outside = outsideContainers(records, podLevel, kill, moment.from);
  return {
    usageBytes: sample.value,
    at: sample.at,
    fell: fell(records, podLevel, sample, kill.startedAt ?? -Infinity),
    outsideBytes: outside?.bytes ?? null,
    pairs: outside?.pairs ?? 0,
    limitBytes: spec && spec.value > 0 ? spec.value : sum,
    limitInForce: spec !== null,
    belowContainers: spec !== null && spec.value > 0 && sum !== null && spec.value < 0.99 * sum,
    fastestRate: () => fastestOf(records.all(podLevel.metric).filter(isPodLevel)),
    containerCount: limits.length,
  };
}

/** By that sample, or by a peak that rose since it and stands above what is held now. */
function fell(records: PodRecords, podLevel: Series, last: Sample, since: number): boolean {
  const before = sampleAt(podLevel, last.at - 1);
  if (before === null || before.at < since) {
    return false;
  }
  const peaks = records.all('container_memory_max_usage_bytes').find(isPodLevel);
  const [earlier, peak] = peaks === undefined ? [] : [sampleAt(peaks, before.at), sampleAt(peaks, last.at)];
  const risen = earlier && peak && peak.value > earlier.value ? peak.value : 0;
  return last.value < FALLEN * Math.max(before.value, risen);
}

/** Less than this of what it was is no noise. */
export const FALLEN = 0.9;

/** Containers that cAdvisor samples around an end and that no metric of kube-state-metrics names. */
function sampledBeside(records: PodRecords, { time }: Kill): Array<{ container: string; init: boolean }> {
  const known = new Set(records.containers().map(({ container }) => container));
  const sampled = SAMPLED_OF_EACH.flatMap((metric) => records.all(metric)).filter(
    ({ labels: { container = '' }, times }) => {
      const near = container !== '' && container !== 'POD' && !known.has(container);
      return near && times[0] < time && times[times.length - 1] > time - BESIDE_MS;
    }
  );
  return [...new Set(sampled.map(({ labels }) => labels.container))].map((container) => ({ container, init: false }));
}

/** Any of them may be lost. */
const SAMPLED_OF_EACH = ['container_memory_working_set_bytes', 'container_memory_usage_bytes', 'container_memory_rss'];

/** Sampled so shortly before an end a container lived beside the one that ended. */
const BESIDE_MS = 90_000;

/** The pod's own cgroup has the pod's name and nothing of a container; the sandbox has an image or a name. */
export const isPodLevel = ({ labels }: Series): boolean =>
  !labels.container && !labels.image && !labels.name && (labels.id ?? '') !== '';
