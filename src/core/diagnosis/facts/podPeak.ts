import { Bytes } from '../../units';
import { sampleAt, sampleAfter } from '../../evidence/Series';
import { PodRecords } from '../../kills/PodRecords';
import { isPodLevel } from './podMemory';
import { Moment } from './Moment';

export interface PodPeak {
  /** the highest charge of the pod's cgroup up to the last sample before the end; null when there is none */
  beforeBytes: Bytes | null;
  /** the same, first seen after the end */
  afterBytes: Bytes;
  at: number;
}

const AFTER_MS = 300_000;

/** Where the scrape's time is the sample's, the value is up to this much older; and finishedAt is cut to whole seconds. */
const SURELY_AFTER_MS = 21_000;

/** The kernel charges in batches and huge pages: a full cgroup's peak can stay this much below its limit. */
export const peakMargin = (limit: Bytes): Bytes => Math.max(0.02 * limit, 4 * 1024 * 1024);

/**
 * The peak of the pod's own cgroup (`memory.peak`, cAdvisor's `container_memory_max_usage_bytes` at pod level), which
 * outlives its containers: it shows a burst that no sample saw. Kernel 5.19 and kubelet 1.29, else 0 (facts/metrics.md
 * 1.1); seen to stand at the limit to the byte after each limit kill of lab1 and nowhere else. Null when not known, or
 * when it fell: then the node rebooted.
 */
export function podPeak(records: PodRecords, moment: Moment): PodPeak | null {
  const series = records.all('container_memory_max_usage_bytes').find(isPodLevel);
  if (series === undefined) {
    return null;
  }
  const before = sampleAt(series, moment.from - 1);
  const after = sampleAfter(series, moment.to + SURELY_AFTER_MS);
  if (after === null || after.value === 0 || after.at > moment.to + AFTER_MS || after.value < (before?.value ?? 0)) {
    return null;
  }
  return { beforeBytes: before && before.value > 0 ? before.value : null, afterBytes: after.value, at: after.at };
}
