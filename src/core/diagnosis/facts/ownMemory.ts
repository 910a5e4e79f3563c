import { Bytes } from '../../units';
import { indexAt, sampleAt, Series } from '../../evidence/Series';
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

/**
 * A container's memory before its end, from the last sample of the instance that ended; null without samples.
 * @param fastestRate of any instance, where it is known already
 */
export function ownMemory(
  records: PodRecords,
  kill: Pick<Kill, 'container' | 'containerId' | 'startedAt' | 'time'>,
  { to: until }: Pick<Moment, 'to'>,
  fastestRate = fastestGrowth(records, kill.container)
): OwnMemory | null {
  const { container, containerId } = kill;
  const since = kill.startedAt ?? -Infinity;
  const during = (metric: string) =>
    records.during(metric, container, since - 1, until).filter((one) => !isOfAnother(one, containerId));
  const [usage, workingSet] = [during(USAGE), during(WORKING_SET)];
  const last = latest(workingSet, until, since);
  const lastUsage = latest(usage, until, since);
  if (last === null && lastUsage === null) {
    return null;
  }
  const at = Math.max(last?.at ?? 0, lastUsage?.at ?? 0);
  const all = records.of(USAGE, container).length > 0 ? usage : workingSet;
  const own = records.of(WORKING_SET, container).length > 0 ? workingSet : usage;
  return {
    usageBytes: lastUsage?.value ?? last!.value,
    rssBytes: latest(during('container_memory_rss'), until, since)?.value ?? null,
    workingSetBytes: last?.value ?? lastUsage!.value,
    at,
    ageSeconds: Math.max(0, (kill.time - at) / 1000),
    fastestRate,
    recentRate: recentRate(all, until, since),
    maxWorkingSetBytes: Math.max(highest(own, since, until), last?.value ?? 0),
  };
}

/** Whether the series of a container names another instance than the one that ended: a life between scrapes has none. */
function isOfAnother({ labels: { name = '', id = '' } }: Series, containerId: string | null): boolean {
  return containerId !== null && !name.includes(containerId) && !id.includes(containerId) && ID.test(`${name} ${id}`);
}

const ID = /[0-9a-f]{64}/;

const USAGE = 'container_memory_usage_bytes';
const WORKING_SET = 'container_memory_working_set_bytes';

function latest(series: Series[], until: number, since: number): { at: number; value: number } | null {
  return series.reduce<{ at: number; value: number } | null>((best, one) => {
    const sample = sampleAt(one, until);
    return sample && sample.at >= since && (best === null || sample.at > best.at) ? sample : best;
  }, null);
}

function highest(series: Series[], since: number, until: number): number {
  let most = -Infinity;
  for (const one of series) {
    for (const value of between(one, since, until).values) {
      most = Math.max(most, value);
    }
  }
  return most;
}

/** The fastest growth between two samples of any instance, bytes a second; null with fewer than two samples. */
export function fastestGrowth(records: PodRecords, container: string): number | null {
  const usage = records.of(USAGE, container);
  return fastestOf(usage.length > 0 ? usage : records.of(WORKING_SET, container));
}

/** The fastest growth between two samples of any of these series, bytes a second; null with fewer than two samples. */
export function fastestOf(series: Series[]): number | null {
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
    const { times, values } = one;
    const i = indexAt(one, until);
    return i < 1 || times[i - 1] <= since - 1
      ? []
      : [{ at: times[i], rate: (values[i] - values[i - 1]) / ((times[i] - times[i - 1]) / 1000) }];
  });
  return rates.sort((a, b) => b.at - a.at)[0]?.rate ?? null;
}
