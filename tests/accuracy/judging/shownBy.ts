import type { EvidenceFamily } from '../../../src/core/evidence/families';
import type { Series } from '../../../src/core/evidence/Series';
import { Recording, ToldTruth } from '../recording/Recording';

/** Reasons and counters follow an end by up to 207 s (facts/metrics.md 9), a crash loop's next start by five minutes. */
const LAG_MS = 400_000;
/** The runtime sees the end 0 to 6 s after the kernel's act (contract.md, time). */
const FINISHED_MS = 7_000;
/** How far a witness' date may be from the truth's. */
const NEAR_MS = 10_000;

/**
 * The sets of families in which this end left a trace to find it by, looked up in what was recorded and not asked of
 * the diagnosis. An end that no set of the remaining evidence shows need not be found.
 */
export function shownBy(truth: ToldTruth, { evidence, brought, truth: entries }: Recording): EvidenceFamily[][] {
  const at = Date.parse(truth.time);
  const ofPod = (metric: string): Series[] =>
    (evidence.series[metric] ?? []).filter(
      ({ labels }) =>
        labels.namespace === truth.namespace &&
        labels.pod === truth.pod &&
        (!labels.uid || !truth.podUID || labels.uid === truth.podUID)
    );
  const ofContainer = (name: string): Series[] =>
    [`kube_pod_container_${name}`, `kube_pod_init_container_${name}`]
      .flatMap(ofPod)
      .filter(({ labels }) => labels.container === truth.container);
  const isSoonAfter = (time: number) => time >= at - NEAR_MS && time <= at + LAG_MS;
  const rises = ({ times, values }: Series) =>
    times.some((time, i) => isSoonAfter(time) && (i === 0 ? values[0] > 0 : values[i] > values[i - 1]));
  const isNear = (time: number) => Math.abs(time - at) <= NEAR_MS;
  const isPod = (one: { namespace: string; pod: string }) => one.namespace === truth.namespace && one.pod === truth.pod;
  // of init containers kube-state-metrics gives no time before 2.20
  const undated =
    ofContainer('status_last_terminated_timestamp').length > 0 ? [] : ofContainer('status_last_terminated_reason');
  const isTerminated = [...ofContainer('status_terminated_reason'), ...undated].some(
    ({ times, values, labels }) => labels.reason !== 'Completed' && values[0] > 0 && isSoonAfter(times[0])
  );
  const eviction = /eviction/.test(truth.cause);
  const isInKernelLog = (brought['kernel-log']?.logs ?? []).some(({ reports }) =>
    reports.some(({ time, victims }) =>
      victims.some((victim) => victim.podUid === truth.podUID && isNear(victim.time ?? time ?? NaN))
    )
  );
  const signs: Array<[boolean, EvidenceFamily[]]> = [
    [ofContainer('status_restarts_total').some((one) => countsEnd(one, truth, entries)), ['ksm-restarts']],
    [
      ofContainer('status_last_terminated_timestamp').some(({ values }) =>
        values.some((seconds) => Math.abs(1000 * seconds - at) <= FINISHED_MS)
      ) ||
        (isTerminated && !(truth.cause === 'termination')),
      ['ksm-reasons'],
    ],
    // without an exit code a container that ended in a deletion may have obeyed: its deadline must show (contract.md)
    [isTerminated && ofPod('kube_pod_deletion_timestamp').length > 0, ['ksm-reasons', 'ksm-pods']],
    [
      eviction &&
        ofPod('kube_pod_status_reason').some(
          (one) => one.labels.reason === 'Evicted' && one.times.some(isSoonAfter) && rises(one)
        ),
      ['ksm-status'],
    ],
    [
      truth.cause === 'child-oom' &&
        ofPod('container_oom_events_total').some((one) => one.labels.container === truth.container && rises(one)),
      ['cadvisor-oom'],
    ],
    [
      (brought.events?.events ?? []).some(
        ({ namespace, name, reason, message, firstAt, lastAt }) =>
          namespace === truth.namespace &&
          name === truth.pod &&
          (isNear(firstAt) || isNear(lastAt)) &&
          (reason === 'Evicted' || /failed (liveness|startup) probe|will be restarted/.test(message))
      ),
      ['events'],
    ],
    [
      (brought.pods?.pods ?? []).some(
        (pod) =>
          isPod(pod) &&
          pod.containers.some(
            ({ name, ends }) =>
              name === truth.container && ends.some(({ finishedAt }) => finishedAt !== null && isNear(finishedAt))
          )
      ),
      ['pods'],
    ],
    // a kernel knows the pod's uid, whose name others know
    [isInKernelLog, ['kernel-log', 'pods']],
    [isInKernelLog, ['kernel-log', 'ksm-pods']],
    [
      (brought['kubelet-log']?.lines ?? []).some(
        ({ at: said, pod, act }) =>
          pod === `${truth.namespace}/${truth.pod}` &&
          isNear(said) &&
          ['evicted', 'failed-probe', 'restarted'].includes(act)
      ),
      ['kubelet-log'],
    ],
  ];
  if (truth.cause === 'child-oom') {
    // the container lived on: its next end is another one
    signs.splice(0, 3);
  }
  return signs.filter(([shown]) => shown).map(([, families]) => families);
}

/** Whether a rise of the restart counter counts this end: each rise by n counts the n last restarted ends before it that no earlier one did. */
function countsEnd({ times, values }: Series, truth: ToldTruth, entries: ToldTruth[]): boolean {
  const waiting = entries
    .filter(
      ({ namespace, pod, container, restarted, cause }) =>
        namespace === truth.namespace &&
        pod === truth.pod &&
        container === truth.container &&
        restarted !== false &&
        cause !== 'child-oom'
    )
    .sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
  for (let i = 0; i < times.length; i++) {
    // the first sample of a counter may count what nobody saw
    const rise = i === 0 ? 0 : values[i] - values[i - 1];
    const before = waiting.filter(({ time }) => Date.parse(time) <= times[i]);
    if (rise > 0 && before.slice(-rise).includes(truth)) {
      return true;
    }
    if (rise > 0) {
      waiting.splice(0, before.length);
    }
  }
  return false;
}
