import { Bytes } from '../../units';
import { Evidence } from '../../evidence/Evidence';
import { sampleAt, Series } from '../../evidence/Series';
import { Kill } from '../../kills/Kill';
import { PodRecords } from '../../kills/PodRecords';
import { between } from '../../kills/Timeline';
import { memoryLimitAt } from './memoryLimit';
import { Moment } from './Moment';

export interface PodMemory {
  /** what the pod's cgroup was charged, and when */
  usageBytes: Bytes;
  at: number;
  /** charged to the pod and to no container, at each of its last samples: tmpfs, the sandbox; null when not seen together */
  outsideBytes: Bytes | null;
  /** in how many samples */
  pairs: number;
  /** the pod cgroup's limit; null when a container has none */
  limitBytes: Bytes | null;
  /** the pod's limit itself was seen; else it is the sum of the containers' */
  limitInForce: boolean;
  /** the pod's limit is below the sum of its containers': pod-level resources */
  belowContainers: boolean;
  /** containers that live side by side: sidecars, too */
  containerCount: number;
}

/** Two samples of one pod this close speak of the same moment. */
const SAME_MOMENT_MS = 20_000;
/** Memory that belongs to no container stays: it must show in each of the last samples. */
const PAIRS = 3;
const PAIRS_WITHIN_MS = 180_000;

/** The pod's own cgroup before the end; null where cAdvisor's pod-level series are not collected. */
export function podMemory(evidence: Evidence, records: PodRecords, kill: Kill, moment: Moment): PodMemory | null {
  const podLevel =
    records.all('container_memory_usage_bytes').find(isPodLevel) ??
    records.all('container_memory_working_set_bytes').find(isPodLevel);
  const sample = podLevel ? sampleAt(podLevel, moment.from - 1) : null;
  if (!podLevel || !sample) {
    return null;
  }
  const names = records.longLived();
  const limits = names.map(({ container, init }) =>
    memoryLimitAt(evidence, records, { container, init, time: kill.time })
  );
  const inForce = records.all('container_spec_memory_limit_bytes').find(isPodLevel);
  const spec = inForce ? sampleAt(inForce, kill.time) : null;
  const sum = limits.every((limit) => typeof limit === 'number')
    ? (limits as number[]).reduce((a, b) => a + b, 0)
    : null;
  const outside = outsideContainers(records, podLevel, kill.startedAt ?? -Infinity, moment.from);
  return {
    usageBytes: sample.value,
    at: sample.at,
    outsideBytes: outside.length > 0 ? Math.min(...outside) : null,
    pairs: outside.length,
    limitBytes: spec && spec.value > 0 ? spec.value : sum,
    limitInForce: spec !== null,
    belowContainers: spec !== null && spec.value > 0 && sum !== null && spec.value < 0.99 * sum,
    containerCount: limits.length,
  };
}

/**
 * What the pod was charged beyond its containers, at its last samples at which every living container has one, too. What
 * an earlier instance left behind is its own as long as it lives, and nobody's after.
 */
function outsideContainers(records: PodRecords, podLevel: Series, since: number, until: number): Bytes[] {
  const out: Held[] = [];
  for (let i = podLevel.times.length - 1; i >= 0 && out.length < PAIRS; i--) {
    const at = podLevel.times[i];
    if (at >= until || at < Math.max(since, until - PAIRS_WITHIN_MS)) {
      continue;
    }
    const held = containersAt(records, podLevel.metric, at);
    if (held !== null) {
      out.push({ ...held, bytes: Math.max(0, podLevel.values[i] - held.bytes) });
    }
  }
  // seen together once, and the containers earlier: what they may have grown in between looks like nobody's
  const [only] = out;
  const unsure = out.length === 1 && !only.notBefore && only.bytes > GROWTH_BYTES;
  return unsure ? [] : out.map(({ bytes }) => bytes);
}

/** The pod's own cgroup has the pod's name and nothing of a container; the sandbox has an image or a name. */
export const isPodLevel = ({ labels }: Series): boolean =>
  !labels.container && !labels.image && !labels.name && (labels.id ?? '') !== '';

/** So much may as well be the sandbox's. */
const GROWTH_BYTES = 8 * 1024 * 1024;

interface Held {
  bytes: Bytes;
  /** each container was sampled then or after, too */
  notBefore: boolean;
}

/** What the containers held around a time, the larger of two near samples; null when none was seen so near. */
function containersAt(records: PodRecords, metric: string, at: number): Held | null {
  const byContainer = new Map<string, number>();
  const notBefore = new Set<string>();
  for (const series of records
    .all(metric)
    .filter(({ labels }) => (labels.container ?? '') !== '' && labels.container !== 'POD')) {
    const { values: near, times } = between(series, at - SAME_MOMENT_MS, at + SAME_MOMENT_MS);
    if (times.some((time) => time >= at - 1000)) {
      notBefore.add(series.labels.container);
    }
    if (near.length > 0) {
      byContainer.set(series.labels.container, Math.max(...near, byContainer.get(series.labels.container) ?? 0));
    }
  }
  return byContainer.size === 0
    ? null
    : {
        bytes: [...byContainer.values()].reduce((a, b) => a + b, 0),
        notBefore: notBefore.size === byContainer.size,
      };
}
