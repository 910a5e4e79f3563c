import type { EvidenceFamily } from '../../../src/core/evidence/families';
import { Missing } from '../evidence/Missing';
import { Recording, ToldTruth } from '../recording/Recording';
import { isSameContainer, shownBy } from './shownBy';

/** What a recording holds of one end. */
export interface Shown {
  /** the sets of families each of which shows it */
  by: EvidenceFamily[][];
  /** families in which its pod has something that makes it known */
  known: EvidenceFamily[];
  /** families that are collected, and have nothing of this life */
  mute: EvidenceFamily[];
}

/**
 * The sets of families in which each end left a trace to find it by, where an installation collects less of some: what
 * it drops shows nothing, and without the label `uid` nobody knows whose a kernel's word is.
 */
export function shownIn(recording: Recording, { drops, labels }: Missing): Map<ToldTruth, Shown> {
  const { evidence, truth } = recording;
  const series = Object.fromEntries(
    Object.entries(evidence.series).map(([metric, all]) => [metric, all.filter((one) => !drops?.(metric, one.labels))])
  );
  const namesPods = !labels?.includes('uid');
  return new Map(
    truth.map((entry) => {
      const rest = { ...recording, evidence: { ...evidence, series } };
      return [
        entry,
        {
          by: shownBy(entry, rest, namesPods),
          known: knownBy(entry, rest),
          mute: wasSampled(entry, rest) ? [] : ['cadvisor-memory'],
        },
      ];
    })
  );
}

/**
 * What makes a pod known at all: a collection finds it by its info, else by its containers' counters or ends
 * (src/core/evidence/prometheus/selectPods.ts). Of a pod none of whose containers ever ended no reason speaks.
 */
const FINDERS: Array<[EvidenceFamily, RegExp]> = [
  ['ksm-pods', /^kube_pod_info$/],
  ['ksm-restarts', /^kube_pod_(init_)?container_status_restarts_total$/],
  ['ksm-reasons', /^kube_pod_(init_)?container_status_(last_)?terminated_reason$/],
];

const knownBy = ({ namespace, pod }: ToldTruth, { evidence }: Recording): EvidenceFamily[] =>
  FINDERS.filter(([, finder]) =>
    Object.entries(evidence.series).some(
      ([metric, all]) =>
        finder.test(metric) && all.some(({ labels }) => labels.namespace === namespace && labels.pod === pod)
    )
  ).map(([family]) => family);

/** A life between two scrapes leaves nothing in its container's memory, whatever of that family is collected. */
function wasSampled(truth: ToldTruth, { evidence, truth: entries }: Recording): boolean {
  const at = Date.parse(truth.time);
  const earlier = entries
    .filter((other) => isSameContainer(other, truth) && other.exitCode !== null)
    .map(({ time }) => Date.parse(time))
    .filter((time) => time < at);
  const since = Math.max(-Infinity, ...earlier);
  return (evidence.series.container_memory_working_set_bytes ?? []).some(
    ({ labels, times, values }) =>
      labels.namespace === truth.namespace &&
      labels.pod === truth.pod &&
      labels.container === truth.container &&
      times.some((time, i) => time > since && time <= at && values[i] > 0)
  );
}
