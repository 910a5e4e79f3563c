import { Series } from '../evidence/Series';
import { mostWithin } from './countedSteps';
import { Window } from './Kill';
import { olderThanStamped } from './olderThanStamped';
import { PodRecords } from './PodRecords';

/** A process of a container was OOM-killed, counted on the container's own series. */
export interface ChildOom {
  container: string;
  /** the instance: the container id where a label has it, else the time of the rise */
  instance: string;
  /** the counter after it */
  count: number;
  window: Window;
  /** the last sample of this instance */
  lastSeen: number;
  containerId: string | null;
}

/**
 * Rises of `container_oom_events_total`. The counter stands on the victim's own cgroup and starts at 0 with each
 * instance, so a rise means that the container was there to be seen after the kill (facts/metrics.md 1.2).
 */
export function childOomsOf(records: PodRecords, scrapeSeconds: number): ChildOom[] {
  return records
    .all('container_oom_events_total')
    .filter(({ labels }) => (labels.container ?? '') !== '')
    .flatMap((series) => risesOf(series, scrapeSeconds));
}

function risesOf(series: Series, scrapeSeconds: number): ChildOom[] {
  const { labels, times, values } = series;
  const name = labels.name ?? '';
  const older = olderThanStamped(times, scrapeSeconds);
  const out: ChildOom[] = [];
  for (let i = 1; i < times.length; i++) {
    if (values[i] < values[i - 1]) {
      continue; // another instance, where no label tells them apart
    }
    const most = mostWithin(times[i] - times[i - 1]);
    // counted in steps: adding 1 changes nothing beyond 2^53
    for (let steps = Math.min(most, values[i] - values[i - 1]); steps >= 1; steps--) {
      const count = values[i] - steps + 1;
      out.push({
        container: labels.container,
        instance: name || labels.id || String(times[i]),
        count,
        window: { after: times[i - 1] - older, before: times[i] },
        lastSeen: times[times.length - 1],
        containerId: /^[0-9a-f]{64}$/.test(name) ? name : null,
      });
    }
  }
  return out;
}
