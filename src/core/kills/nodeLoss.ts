import { Evidence, seriesOf } from '../evidence/Evidence';
import { sampleAt } from '../evidence/Series';
import { Window } from './Kill';

/**
 * When a container was lost, for an end that the runtime dated once it was back: between the last sample of the node and
 * its new boot, or, where no boot time is known, the runtime's date. Null when nothing was seen of the node before.
 */
export function nodeLossBefore(evidence: Evidence, node: string, end: number): Window | null {
  for (const series of seriesOf(evidence, 'node_boot_time_seconds').filter(({ labels }) => labels.node === node)) {
    for (let i = 1; i < series.times.length; i++) {
      const boot = series.values[i] * 1000;
      const rebooted = series.values[i] > series.values[i - 1] + 1;
      if (rebooted && boot <= end + 60_000 && end <= series.times[i] + 600_000) {
        return { after: lastSeenUp(evidence, node, boot) ?? series.times[i - 1], before: boot };
      }
    }
  }
  const seen = lastSeenUp(evidence, node, end);
  return seen === null ? null : { after: seen, before: end };
}

function lastSeenUp(evidence: Evidence, node: string, before: number): number | null {
  const seen = seriesOf(evidence, 'up')
    .filter(({ labels }) => labels.node === node)
    .flatMap((series) => {
      const up = { ...series, times: series.times.filter((_, i) => series.values[i] === 1), values: [] };
      const i = up.times.filter((time) => time < before).length - 1;
      return i < 0 ? [] : [up.times[i]];
    });
  const bytes = seriesOf(evidence, 'container_memory_working_set_bytes')
    .filter(({ labels }) => labels.node === node)
    .map((series) => sampleAt(series, before)?.at ?? -Infinity);
  const last = Math.max(-Infinity, ...seen, ...bytes);
  return last === -Infinity ? null : last;
}
