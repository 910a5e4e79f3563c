import type { DaemonLine } from '../../../src/core/evidence/cluster/DaemonLine';
import type { EvidenceFamily } from '../../../src/core/evidence/families';
import { Recording, ToldTruth } from '../recording/Recording';

/** A restart that the kubelet forced, and that looks as if the program had ended itself: `Completed`, exit code 0. */
export const isObeyedRestart = ({ cause, exitCode, reason }: ToldTruth): boolean =>
  exitCode === 0 && reason !== 'OOMKilled' && (cause === 'probe' || cause === 'kubelet-restart');

/** What shows the end, each with what tells who forced it. */
export const withWord = (shown: EvidenceFamily[][], words: EvidenceFamily[][]): EvidenceFamily[][] =>
  shown.flatMap((set) => words.map((word) => [...new Set([...set, ...word])]));

/** The grace period of 30 s and some more: so long before an end the kubelet says that it will come. */
const ANNOUNCED_MS = 60_000;
/** So long before an end a liveness or startup probe fails by default, the grace period included. */
const PROBED_MS = 180_000;

/**
 * The sets of families that tell that the kubelet forced a restart: its event or its log says of this container that it
 * will be restarted, or its metrics count failures of the probe before the end.
 * @param byName what its log needs, which names pods only
 */
export function forcedBy(
  truth: ToldTruth,
  { evidence, brought }: Pick<Recording, 'evidence' | 'brought'>,
  byName: EvidenceFamily[][]
): EvidenceFamily[][] {
  const at = Date.parse(truth.time);
  const isJustBefore = (said: number) => said >= at - ANNOUNCED_MS && said <= at + 1000;
  const isAnnounced = (brought.events?.events ?? []).some(
    ({ namespace, name, container, reason, message, firstAt, lastAt }) =>
      namespace === truth.namespace &&
      name === truth.pod &&
      container === truth.container &&
      reason === 'Killing' &&
      message.includes('will be restarted') &&
      (isJustBefore(firstAt) || isJustBefore(lastAt))
  );
  const isInLog = (brought['kubelet-log']?.lines ?? []).some(
    (line) => isForcedRestart(line, truth) && isJustBefore(line.at)
  );
  const hasFailed =
    truth.cause === 'probe' &&
    (evidence.series.prober_probe_total ?? []).some(
      ({ labels, times, values }) =>
        labels.namespace === truth.namespace &&
        labels.pod === truth.pod &&
        labels.container === truth.container &&
        labels.result === 'failed' &&
        times.some((time, i) => time > at - PROBED_MS && time <= at && values[i] > (i === 0 ? 0 : values[i - 1]))
    );
  return [
    ...(isAnnounced ? [['events' as const]] : []),
    ...(isInLog ? byName : []),
    ...(hasFailed ? [['kubelet' as const]] : []),
  ];
}

/** The kubelet's log says of this container that it is restarted. */
export const isForcedRestart = ({ pod, container, act }: DaemonLine, truth: ToldTruth): boolean =>
  pod === `${truth.namespace}/${truth.pod}` &&
  container === truth.container &&
  (act === 'failed-probe' || act === 'restarted');
