import { Bytes } from '../../units';
import { sampleAt, Series } from '../../evidence/Series';
import { Kill } from '../../kills/Kill';
import { PodRecords } from '../../kills/PodRecords';
import { between } from '../../kills/Timeline';
import { Moment } from './Moment';

export interface OwnMemory {
  /** what the kernel compares with the limit */
  usageBytes: Bytes;
  /** anonymous memory, which no reclaim gives back; null where not collected */
  rssBytes: Bytes | null;
  /** what dashboards show */
  workingSetBytes: Bytes;
  at: number;
  /** from the last sample to the kill */
  ageSeconds: number;
  /** the fastest growth between two samples of any instance, bytes a second; null with fewer than two samples */
  fastestRate: number | null;
  /** growth over the last two samples */
  recentRate: number | null;
  /** highest working set ever seen of this instance */
  maxWorkingSetBytes: Bytes;
}

/** cAdvisor counts page cache too: a growth below this is noise. */
const NOISE_BYTES = 1024 * 1024;

/** A container's memory before its end, from the last sample of the instance that ended; null without samples. */
export function ownMemory(records: PodRecords, kill: Kill, moment: Moment): OwnMemory | null {
  const usage = records.of('container_memory_usage_bytes', kill.container);
  const workingSet = records.of('container_memory_working_set_bytes', kill.container);
  const until = moment.to;
  const since = kill.startedAt ?? -Infinity;
  const last = latest(workingSet, until, since);
  const lastUsage = latest(usage, until, since);
  if (last === null && lastUsage === null) {
    return null;
  }
  const at = Math.max(last?.at ?? 0, lastUsage?.at ?? 0);
  const all = usage.length > 0 ? usage : workingSet;
  const own = workingSet.length > 0 ? workingSet : usage;
  return {
    usageBytes: lastUsage?.value ?? last!.value,
    rssBytes: latest(records.of('container_memory_rss', kill.container), until, since)?.value ?? null,
    workingSetBytes: last?.value ?? lastUsage!.value,
    at,
    ageSeconds: Math.max(0, (kill.time - at) / 1000),
    fastestRate: fastestRate(all),
    recentRate: recentRate(all, until, since),
    maxWorkingSetBytes: Math.max(...own.flatMap((series) => between(series, since, until).values), last?.value ?? 0),
  };
}

function latest(series: Series[], until: number, since: number): { at: number; value: number } | null {
  return series.reduce<{ at: number; value: number } | null>((best, one) => {
    const sample = sampleAt(one, until);
    return sample && sample.at >= since && (best === null || sample.at > best.at) ? sample : best;
  }, null);
}

function fastestRate(series: Series[]): number | null {
  let fastest: number | null = null;
  for (const { times, values } of series) {
    for (let i = 1; i < times.length; i++) {
      const rate = (values[i] - values[i - 1]) / ((times[i] - times[i - 1]) / 1000);
      fastest = Math.max(fastest ?? 0, values[i] - values[i - 1] > NOISE_BYTES ? rate : 0);
    }
  }
  return fastest;
}

function recentRate(series: Series[], until: number, since: number): number | null {
  const rates = series.flatMap((one) => {
    const { times, values } = between(one, since, until);
    const n = times.length;
    return n < 2
      ? []
      : [{ at: times[n - 1], rate: (values[n - 1] - values[n - 2]) / ((times[n - 1] - times[n - 2]) / 1000) }];
  });
  return rates.sort((a, b) => b.at - a.at)[0]?.rate ?? null;
}
