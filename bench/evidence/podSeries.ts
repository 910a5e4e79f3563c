import type { PodRef } from '../../src/core/evidence/Evidence';
import type { Series } from '../../src/core/evidence/Series';
import { at, SCRAPE_SECONDS, scraped, unix } from '../../src/core/testing/evidenceOf';

const MIB = 1024 ** 2;
const FROM = -3600;
const TO = 2400;

/** How one container dies again and again. Times in seconds after T0, restarts by the counter after each. */
export interface Loop {
  container: string;
  from: number;
  to: number;
  everySeconds: number;
  /** how far the restart counter rises each time */
  by: number;
}

/** A pod whose containers are OOM-killed again and again, each instance with cAdvisor's series of its own. */
export function podSeries(pod: PodRef, loops: Loop[]): Series[] {
  const ofPod = { namespace: pod.namespace, pod: pod.pod, uid: pod.uid };
  return [
    ...['Running', 'Pending', 'Failed', 'Succeeded', 'Unknown'].map((phase) =>
      scraped('kube_pod_status_phase', { ...ofPod, phase }, FROM, TO, () => Number(phase === 'Running'))
    ),
    scraped('kube_pod_status_reason', { ...ofPod, reason: 'Evicted' }, FROM, TO, () => 0),
    scraped('kube_pod_start_time', ofPod, FROM, TO, () => unix(-7200)),
    scraped('kube_pod_created', ofPod, FROM, TO, () => unix(-7200)),
    scraped('kube_pod_owner', { ...ofPod, owner_kind: 'ReplicaSet', owner_name: `${pod.pod}-rs` }, FROM, TO, () => 1),
    scraped('kube_pod_status_qos_class', { ...ofPod, qos_class: 'Burstable' }, FROM, TO, () => 1),
    scraped('kube_pod_restart_policy', { ...ofPod, type: 'Always' }, FROM, TO, () => 1),
    ...loops.flatMap((loop) => containerSeries(pod, loop)),
  ];
}

function containerSeries(pod: PodRef, loop: Loop): Series[] {
  const labels = { namespace: pod.namespace, pod: pod.pod, uid: pod.uid, container: loop.container };
  const deaths = Math.floor((loop.to - loop.from) / loop.everySeconds);
  const died = (seconds: number) =>
    Math.max(0, Math.min(deaths, Math.floor((seconds - loop.from) / loop.everySeconds) + 1));
  const since = (value: (deathsSoFar: number) => number) => (seconds: number) =>
    died(seconds) === 0 ? null : value(died(seconds));
  const lastDeath = (count: number) => loop.from + (count - 1) * loop.everySeconds;
  const ofKsm = (name: string, value: (seconds: number) => number | null, more = {}) =>
    scraped(`kube_pod_container_${name}`, { ...labels, ...more }, FROM, TO, value);
  const instances = Array.from({ length: deaths + 1 }, (_, i) => ({
    from: i === 0 ? FROM : lastDeath(i) + 5,
    to: i === deaths ? TO : lastDeath(i + 1) - 5,
    ids: { id: `/kubepods.slice/pod${pod.uid}/${idOf(pod, loop, i)}`, name: idOf(pod, loop, i) },
  }));
  return [
    ofKsm('info', () => 1),
    ofKsm('status_restarts_total', (seconds) => died(seconds) * loop.by),
    ofKsm('state_started', (seconds) => unix(died(seconds) === 0 ? -7200 : lastDeath(died(seconds)) + 2)),
    ofKsm('status_last_terminated_reason', since(() => 1), { reason: 'OOMKilled' }), // prettier-ignore
    ofKsm('status_last_terminated_exitcode', since(() => 137)), // prettier-ignore
    ofKsm('status_last_terminated_timestamp', since((count) => Math.floor(unix(lastDeath(count))))), // prettier-ignore
    ofKsm('resource_limits', () => 512 * MIB, { resource: 'memory' }),
    ofKsm('resource_requests', () => 256 * MIB, { resource: 'memory' }),
    ...instances.flatMap(({ from, to, ids }) => ofCadvisor({ ...labels, ...ids }, from, to)),
  ];
}

/** An instance that lives shorter than a scrape is seen once, as cAdvisor does. */
function ofCadvisor(labels: Series['labels'], from: number, to: number): Series[] {
  const until = Math.max(from, to);
  const start = Math.ceil(from / SCRAPE_SECONDS) * SCRAPE_SECONDS;
  const grown = (share: number) => (seconds: number) =>
    share * MIB * (100 + 350 * ((seconds - from) / Math.max(SCRAPE_SECONDS, until - from)));
  const metrics: Array<[string, (seconds: number) => number]> = [
    ['container_memory_working_set_bytes', grown(1)],
    ['container_memory_usage_bytes', grown(1.1)],
    ['container_memory_rss', grown(0.9)],
    ['container_spec_memory_limit_bytes', () => 512 * MIB],
    ['container_start_time_seconds', () => at(from) / 1000],
    ['container_oom_events_total', () => 0],
  ];
  return metrics.map(([metric, value]) => scraped(metric, labels, start, Math.max(start, until), value));
}

/** 64 hexadecimal digits, as the runtimes give them. */
const idOf = (pod: PodRef, { container }: Loop, i: number): string =>
  Buffer.from(`${pod.pod}/${container}/${i}`).toString('hex').padEnd(64, '0').slice(-64);
