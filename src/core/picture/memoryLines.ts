import { Evidence } from '../evidence/Evidence';
import { Series } from '../evidence/Series';
import { PodRecords } from '../kills/PodRecords';
import { merged } from '../kills/Timeline';
import { Line, MemorySeries } from './Line';

const MEMORY: Array<[MemorySeries, string]> = [
  ['working_set', 'container_memory_working_set_bytes'],
  ['usage', 'container_memory_usage_bytes'],
  ['rss', 'container_memory_rss'],
];

/** Memory, limit and request of every container of the selected pods. A line is broken where an instance ended. */
export function memoryLines(evidence: Evidence): Array<Line<MemorySeries>> {
  return PodRecords.byPod(evidence)
    .filter(({ pod }) => pod.selected)
    .flatMap((records) =>
      records.containers().flatMap(({ container, init }) => linesOf(evidence, records, container, init))
    )
    .filter(({ times }) => times.length > 0);
}

function linesOf(evidence: Evidence, records: PodRecords, container: string, init: boolean): Array<Line<MemorySeries>> {
  const { cluster, namespace, pod } = records.pod;
  const labels = { cluster, namespace, pod, container };
  const prefix = `kube_pod_${init ? 'init_' : ''}container_resource`;
  const line = (
    series: MemorySeries,
    metric: string,
    points: Pick<Line<MemorySeries>, 'times' | 'values'>
  ): Line<MemorySeries> => ({
    series,
    labels,
    ...points,
    formula: metric,
    assumed: false,
  });
  const ofResource = (metric: string) =>
    changesOf(merged(records.of(metric, container).filter((one) => one.labels.resource === 'memory')));
  const gapMs = evidence.scrapeSeconds * 5000;
  return [
    ...MEMORY.map(([series, metric]) => line(series, metric, joined(records.of(metric, container), gapMs))),
    line('limit', `${prefix}_limits`, ofResource(`${prefix}_limits`)),
    line('request', `${prefix}_requests`, ofResource(`${prefix}_requests`)),
  ];
}

/** The lives of a container as one line, broken between them and where samples are missing for long. */
export function joined(series: Series[], gapMs: number): { times: number[]; values: Array<number | null> } {
  const times: number[] = [];
  const values: Array<number | null> = [];
  for (const one of [...series].sort((a, b) => a.times[0] - b.times[0])) {
    one.times.forEach((time, i) => {
      const last = times[times.length - 1] ?? -Infinity;
      if (time <= last) {
        return; // a predecessor that lingers: the line goes on from where it is
      }
      if (times.length > 0 && (i === 0 || time - last > gapMs)) {
        times.push(last + 1);
        values.push(null);
      }
      if (time > times[times.length - 1] || times.length === 0) {
        times.push(time);
        values.push(one.values[i]);
      }
    });
  }
  return { times, values };
}

/** Only where a value changes, and the last: a limit is a step, not a thousand points. */
export function changesOf({ times, values }: Series): { times: number[]; values: number[] } {
  const kept = times
    .map((_, i) => i)
    .filter((i) => i === 0 || i === times.length - 1 || values[i] !== values[i - 1] || values[i] !== values[i + 1]);
  return { times: kept.map((i) => times[i]), values: kept.map((i) => values[i]) };
}
