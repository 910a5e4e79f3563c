import { PodRef } from '../evidence/Evidence';
import { sampleAt } from '../evidence/Series';
import { Window } from './Kill';
import { PodRecords } from './PodRecords';
import { Records } from './Records';
import { between, runs } from './Timeline';

export interface Eviction {
  window: Window;
  /** the pod had run: a refusal at admission is `Evicted` too and kills nothing */
  ran: boolean;
  /** it was so in the first sample of the pod that there is, so nothing dates it */
  undated: boolean;
}

/**
 * The kubelet decides, kills the pod, and only then says so in its status: the decision can lie this long before the
 * last sample that does not show it (grace of two seconds, status sync of up to ten; facts/metrics.md 3 and 5.2).
 */
const STATUS_LATENCY_MS = 12_000;

/** When the pod was evicted, from `kube_pod_status_reason{reason="Evicted"}`; null when it was not. */
export function evictionOf(all: Records, records: PodRecords): Eviction | null {
  const reason = records.single('kube_pod_status_reason', { reason: 'Evicted' });
  const evicted = runs(reason).find(({ value }) => value === 1);
  if (!evicted) {
    return null;
  }
  const phase = records.single('kube_pod_status_phase', { phase: 'Running' });
  const earlier = [...reason.times, ...phase.times].filter((time) => time < evicted.first - 1000);
  const lastAlive = lastSampleOf(records, evicted.first);
  const born = startOf(records, evicted.first);
  const lastWithout = earlier.length > 0 ? Math.max(...earlier) - STATUS_LATENCY_MS : -Infinity;
  const after = Math.max(lastWithout, lastAlive - STATUS_LATENCY_MS, earlier.length > 0 ? -Infinity : born);
  const undated = after === -Infinity || evicted.first - after > UNDATED_MS;
  const window: Window = { after: undated ? evicted.first - UNDATED_MS : after, before: evicted.first };
  return { window: narrowedByKubelet(all, records.pod, window), ran: didRun(records, evicted.first), undated };
}

/** A window longer than this dates nothing. */
const UNDATED_MS = 600_000;

function startOf(records: PodRecords, before: number): number {
  const start =
    sampleAt(records.single('kube_pod_start_time'), before + 1000) ??
    sampleAt(records.single('kube_pod_created'), before + 1000);
  return start === null ? -Infinity : start.value * 1000;
}

/** The last sample of a container's memory: until then it was alive, or dying. */
function lastSampleOf(records: PodRecords, before: number): number {
  const last = records
    .all('container_memory_working_set_bytes')
    .filter(({ labels }) => (labels.container ?? '') !== '')
    .map((series) => sampleAt(series, before)?.at ?? -Infinity);
  return Math.max(-Infinity, ...last);
}

function didRun(records: PodRecords, before: number): boolean {
  const running = records.single('kube_pod_status_phase', { phase: 'Running' });
  return (
    running.values.some((value, i) => value === 1 && running.times[i] <= before) ||
    records.all('kube_pod_container_state_started').length > 0 ||
    lastSampleOf(records, before) > -Infinity
  );
}

/**
 * The kubelet counts an eviction once the pod is dead: a counter that rose within the window ends it earlier, if no
 * other pod of the node was evicted then.
 */
function narrowedByKubelet(all: Records, pod: PodRef, window: Window): Window {
  if (all.evicted.onNode(pod, window) > 1) {
    return window;
  }
  const rises = all
    .ofNode(pod)
    .all('kubelet_evictions')
    .flatMap((series) => {
      const seen = between(series, window.after, window.before);
      return seen.times.filter((time, i) => seen.values[i] > (sampleAt(series, time - 1)?.value ?? 0));
    });
  return rises.length === 1 ? { after: window.after, before: Math.min(window.before, rises[0]) } : window;
}
