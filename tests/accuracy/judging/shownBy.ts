import type { EvidenceFamily } from '../../../src/core/evidence/families';
import type { Series } from '../../../src/core/evidence/Series';
import { Recording, ToldTruth } from '../recording/Recording';
import { forcedBy, isForcedRestart, isObeyedRestart, withWord } from './forcedBy';

/** Reasons and counters follow an end by up to 207 s (facts/metrics.md 9), a crash loop's next start by five minutes. */
const LAG_MS = 400_000;
/** The runtime sees the end 0 to 6 s after the kernel's act (contract.md, time). */
const FINISHED_MS = 7_000;
/** How far a witness' date may be from the truth's. */
const NEAR_MS = 10_000;

/** Whether a set of families shows an end. */
type Sign = [boolean, EvidenceFamily[]];

/** A counter's status follows an end by up to 207 s (facts/metrics.md 9), and is read every 30 s. */
const COUNTED_MS = 240_000;

/** A sample of the counter that is taken around the container's own death tells of that death (facts/metrics.md 9). */
const DYING_MS = 60_000;
/** A cgroup can be sampled for this long after the last process in it (facts/metrics.md 9). */
const SAMPLED_DEAD_MS = 35_000;
/** A sample so much later was surely read after an act: values are up to 20 s older than a scrape's time. */
const READ_LATER_MS = 27_000;
/** More than a cgroup holds that no process is left in. */
const HELD_BYTES = 1024 * 1024;

/**
 * The sets of families in which this end left a trace to find it by, looked up in what was recorded and not asked of
 * the diagnosis. An end that no set of the remaining evidence shows need not be found.
 * @param namesPods kube-state-metrics tells the uids of pods
 */
export function shownBy(
  truth: ToldTruth,
  { evidence, brought, truth: entries }: Recording,
  namesPods = true
): EvidenceFamily[][] {
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
  const ends = entries
    .filter((other) => isSameContainer(other, truth) && (other.exitCode !== null || other === truth))
    .sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
  // a state is one end's: the last before its first sample, which knows nothing that comes after, be it milliseconds
  const isLastBefore = (time: number) => ends.filter((end) => Date.parse(end.time) <= time).at(-1) === truth;
  const isItsDate = (seconds: number) => {
    const apart = (end: ToldTruth) => Math.abs(1000 * seconds - Date.parse(end.time));
    return apart(truth) <= FINISHED_MS && ends.every((end) => apart(end) >= apart(truth));
  };
  const isPod = (one: { namespace: string; pod: string }) => one.namespace === truth.namespace && one.pod === truth.pod;
  // of init containers kube-state-metrics gives no time before 2.20
  const undated =
    ofContainer('status_last_terminated_timestamp').length > 0 ? [] : ofContainer('status_last_terminated_reason');
  // what stands in a pod's first sample may be old: when the pod was born must show
  const firstSeen = Math.min(...ofPod('kube_pod_status_phase').map(({ times }) => times[0]));
  const isBornKnown = ['kube_pod_start_time', 'kube_pod_created'].some((metric) => ofPod(metric).length > 0);
  const states = [...ofContainer('status_terminated_reason'), ...undated].filter(
    ({ times, values, labels }) =>
      labels.reason !== 'Completed' && values[0] > 0 && isSoonAfter(times[0]) && isLastBefore(times[0])
  );
  const news = states.filter(({ times }) => times[0] > firstSeen + 1000);
  const isNews = news.length > 0;
  const isTerminated = isNews || (states.length > 0 && isBornKnown);
  const isChild = truth.cause === 'child-oom';
  const eviction = /eviction/.test(truth.cause);
  // of who is not started again a terminated state has no exit code: whether its pod was ended with it, which makes it a
  // notice (contract.md), its owner and its deletion tell; and the ends of an evicted pod belong to its eviction
  const isTold = isTerminated && !eviction && truth.cause !== 'termination';
  const next = ends.find((other) => other !== truth && Date.parse(other.time) >= at);
  const samplesOf = (metric: string) =>
    ofPod(metric)
      .filter(({ labels }) => labels.container === truth.container)
      .flatMap(({ times, values }) => times.map((time, i) => ({ time, value: values[i] })))
      .filter(({ time }) => time >= at && (next === undefined || time <= Date.parse(next.time)));
  const counts = samplesOf('container_oom_events_total').map(({ time }) => time);
  const countedAt = Math.min(
    ...ofPod('container_oom_events_total')
      .flatMap((one) => risesOf(one))
      .filter((time) => time >= at)
  );
  // so shortly before the container's own end a child's death is told from it by its exit code, or by what went on in it
  const isClose =
    next !== undefined &&
    (Date.parse(next.time) - at <= DYING_MS || Math.max(...counts) - countedAt <= SAMPLED_DEAD_MS);
  const isHeldLater = samplesOf('container_memory_rss').some(
    ({ time, value }) => time > at + READ_LATER_MS && value >= HELD_BYTES
  );
  const isSampledAgain = ofPod('container_start_time_seconds').some(
    ({ labels, values }) => labels.container === truth.container && values.some((start) => start * 1000 > at)
  );
  const isInObject = (end: ToldTruth | undefined) =>
    end !== undefined &&
    (brought.pods?.pods ?? []).some(
      (pod) =>
        isPod(pod) &&
        pod.containers.some(
          ({ name, ends: told }) =>
            name === truth.container &&
            told.some(({ finishedAt }) => finishedAt !== null && Math.abs(finishedAt - Date.parse(end.time)) <= NEAR_MS)
        )
    );
  const hasOwnCode = ofContainer('status_last_terminated_exitcode').some(({ times, values }) =>
    values.some((code, i) => code !== 137 && times[i] > at && isSoonAfter(times[i]))
  );
  const isInKernelLog = (brought['kernel-log']?.logs ?? []).some(({ reports }) =>
    reports.some(({ time, victims }) =>
      victims.some((victim) => victim.podUid === truth.podUID && isNear(victim.time ?? time ?? NaN))
    )
  );
  // by its counter alone the next end may lie as early as a child's death: then its date tells it, or the kubelet's word
  const isSoon = next !== undefined && Date.parse(next.time) - at <= COUNTED_MS;
  const isNextDated = ofContainer('status_last_terminated_timestamp').some(({ values }) =>
    values.some((seconds) => next !== undefined && Math.abs(1000 * seconds - Date.parse(next.time)) <= FINISHED_MS)
  );
  const isBeforeNext = (said: number) =>
    next !== undefined && said > at + NEAR_MS + 1000 && said <= Date.parse(next.time) + 1000;
  const isNextAnnounced = (brought.events?.events ?? []).some(
    ({ namespace, name, container, reason, message, firstAt, count }) =>
      isPod({ namespace, pod: name }) &&
      container === truth.container &&
      reason === 'Killing' &&
      message.includes('will be restarted') &&
      count === 1 &&
      isBeforeNext(firstAt)
  );
  const isNextInKubeletLog = (brought['kubelet-log']?.lines ?? []).some(
    (line) => isForcedRestart(line, truth) && isBeforeNext(line.at)
  );
  // a kernel knows the pod's uid, whose name others know
  const knowers: EvidenceFamily[] = namesPods ? ['pods', 'ksm-pods'] : ['pods'];
  const ofKernel = knowers.flatMap((knower): Sign[] => [
    [!isChild || !isSoon || (knower === 'pods' && isInObject(next)), ['kernel-log', knower]],
    [isChild && (hasOwnCode || (!isClose && isNextDated)), ['kernel-log', knower, 'ksm-reasons']],
    [isChild && isHeldLater, ['kernel-log', knower, 'cadvisor-memory']],
    [isChild && isNextAnnounced, ['kernel-log', knower, 'events']],
    [isChild && isNextInKubeletLog, ['kernel-log', knower, 'kubelet-log']],
  ]);
  // the kubelet writes a name: of namesakes their nodes, phases or cgroups tell who is meant
  const namesakes = evidence.pods.filter(isPod);
  const areApart = new Set(namesakes.map(({ node }) => node)).size === namesakes.length;
  const tellers: EvidenceFamily[] = ['ksm-status', 'cadvisor-memory', ...(areApart ? ['ksm-pods' as const] : [])];
  const byName: EvidenceFamily[][] =
    namesakes.length > 1 ? tellers.map((family) => ['kubelet-log', family]) : [['kubelet-log']];
  const isEvictedLine = (brought['kubelet-log']?.lines ?? []).some(
    ({ at: said, pod, act }) => pod === `${truth.namespace}/${truth.pod}` && isNear(said) && act === 'evicted'
  );
  // of a child's death nothing of these: the container lived on, and its next end is another one
  const ofEnd: Sign[] = [
    [ofContainer('status_restarts_total').some((one) => countsEnd(one, truth, entries)), ['ksm-restarts']],
    [
      ofContainer('status_last_terminated_timestamp').some(({ values }) => values.some(isItsDate)) ||
        (isTold && news.some(({ metric }) => metric.includes('_last_'))),
      ['ksm-reasons'],
    ],
    // that a terminated state was left and not gone with its pod, of which no code tells a kill from a notice, the pod's
    // own series show, or the next life's
    [isTold && isNews && truth.restarted === true, ['ksm-reasons', 'ksm-status']],
    [isTold && isNews && truth.restarted === true && isSampledAgain, ['ksm-reasons', 'cadvisor-memory']],
    [isTold, ['ksm-reasons', 'ksm-pods']],
    // without an exit code a container that ended in a deletion may have obeyed: when it ended, and its deadline, must
    // show (contract.md)
    [
      isTerminated &&
        ofPod('kube_pod_deletion_timestamp').length > 0 &&
        ofPod('kube_pod_completion_time').some(({ values }) => values.some(isItsDate)),
      ['ksm-reasons', 'ksm-pods'],
    ],
    [
      eviction &&
        ofPod('kube_pod_status_reason').some(
          (one) => one.labels.reason === 'Evicted' && one.times.some(isSoonAfter) && rises(one)
        ),
      ['ksm-status'],
    ],
  ];
  const signs: Sign[] = [
    ...(isChild ? [] : ofEnd),
    [
      isChild &&
        (!isClose || hasOwnCode) &&
        ofPod('container_oom_events_total').some((one) => one.labels.container === truth.container && rises(one)),
      isClose ? ['cadvisor-oom', 'ksm-reasons'] : ['cadvisor-oom'],
    ],
    // that the kubelet will end a container is announced; that it ended is for something else to show
    [
      (brought.events?.events ?? []).some(
        ({ namespace, name, reason, firstAt, lastAt }) =>
          namespace === truth.namespace &&
          name === truth.pod &&
          (isNear(firstAt) || isNear(lastAt)) &&
          reason === 'Evicted'
      ),
      ['events'],
    ],
    [isInObject(truth), ['pods']],
    ...(isInKernelLog ? ofKernel : []),
    ...byName.map((set): Sign => [isEvictedLine, set]),
  ];
  const shown = signs.filter(([isShown]) => isShown).map(([, families]) => families);
  return isObeyedRestart(truth) ? withWord(shown, forcedBy(truth, { evidence, brought }, byName)) : shown;
}

const risesOf = ({ times, values }: Series): number[] => times.filter((_, i) => i > 0 && values[i] > values[i - 1]);

export const isSameContainer = (one: ToldTruth, other: ToldTruth): boolean =>
  one.namespace === other.namespace && one.pod === other.pod && one.container === other.container;

/** Whether a rise of the restart counter counts this end: from a to b it counts the ends after a and up to b restarts. */
function countsEnd({ times, values }: Series, truth: ToldTruth, entries: ToldTruth[]): boolean {
  const restarted = entries
    .filter((one) => isSameContainer(one, truth) && one.restarted !== false && one.cause !== 'child-oom')
    .sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
  // ends before the first that was written down
  const earlier = Math.max(0, values[values.length - 1] - restarted.length);
  const ordinal = earlier + restarted.indexOf(truth);
  return (
    restarted.includes(truth) &&
    values.some(
      (value, i) => i > 0 && values[i - 1] <= ordinal && ordinal < value && times[i] >= Date.parse(truth.time)
    )
  );
}
