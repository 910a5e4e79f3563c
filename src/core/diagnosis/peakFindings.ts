import { Bytes } from '../units';
import { message } from '../explanation/Message';
import { CauseId, Finding, findingsOf, present } from './Cause';
import { Facts } from './facts/Facts';
import { peakMargin } from './facts/podPeak';

/**
 * The pod's peak rose to its limit over the end: at that time the pod stood at its own limit. With several containers
 * that says nothing of one of them, and a peak above the limit belongs to another limit.
 */
export function peakReached({ podPeak, pod, own, records, kill }: Facts): boolean {
  const limit = pod?.limitBytes ?? null;
  if (podPeak === null || pod === null || limit === null || podPeak.beforeBytes === null) {
    return false;
  }
  const margin = peakMargin(limit);
  const rose =
    podPeak.afterBytes >= limit - margin &&
    podPeak.afterBytes <= limit + margin &&
    podPeak.beforeBytes < limit - margin;
  if (!rose || own === null) {
    return false;
  }
  // the next instance may have filled the cgroup with page cache since
  return records
    .during('container_memory_usage_bytes', kill.container, kill.time, podPeak.at + 20_000)
    .every(({ times, values }) =>
      values.every((usage, i) => times[i] <= kill.time || times[i] > podPeak.at + 20_000 || usage < 0.9 * limit)
    );
}

/** The peak of a pod of one container stood at its limit before this end already: it was reached in an earlier life. */
export const peakedBefore = ({ pod, podPeak }: Facts, limit: Bytes): boolean =>
  pod?.containerCount === 1 && podPeak?.beforeBytes != null && podPeak.beforeBytes >= limit - peakMargin(limit);

/** The peak was read before the next instance began, or that one was seen to stay small. */
const beforeSuccessor = ({ podPeak, kill, records }: Facts): boolean =>
  kill.restartedBy === null ||
  kill.restartedBy > podPeak!.at ||
  records
    .of('container_memory_usage_bytes', kill.container)
    .some(({ times }) => times.some((time) => time > kill.time && time <= podPeak!.at + 20_000));

/** For a limit inside the pod: its peak came up to it over the end, or never did. */
export function peakOfLimit(cause: CauseId, facts: Facts, limit: number | null, reached: boolean): Finding[] {
  const { podPeak } = facts;
  if (podPeak === null || limit === null) {
    return [];
  }
  const { speaksFor, speaksAgainst } = findingsOf(cause);
  const spec = {
    family: 'cadvisor-memory' as const,
    metric: 'container_memory_max_usage_bytes',
    value: podPeak.afterBytes,
    unit: 'bytes',
    at: podPeak.at,
  };
  return present(
    reached &&
      speaksFor(beforeSuccessor(facts) ? 'strong' : 'moderate', {
        id: 'peak-at-limit',
        ...spec,
        message: message('finding.peak-at-limit', { peakBytes: podPeak.afterBytes, limitBytes: limit }),
      }),
    podPeak.afterBytes < limit - peakMargin(limit) &&
      speaksAgainst('strong', {
        id: 'peak-below-limit',
        ...spec,
        message: message('finding.peak-below-limit', { peakBytes: podPeak.afterBytes, limitBytes: limit }),
      })
  );
}

/** Against a limit outside the pod: the pod stood at its own. */
export function peakAgainst(cause: CauseId, facts: Facts): Finding[] {
  const { podPeak } = facts;
  return present(
    peakReached(facts) &&
      findingsOf(cause).speaksAgainst('strong', {
        id: 'peak-at-limit',
        family: 'cadvisor-memory',
        metric: 'container_memory_max_usage_bytes',
        value: podPeak!.afterBytes,
        unit: 'bytes',
        at: podPeak!.at,
        message: message('finding.peak-at-own-limit', { peakBytes: podPeak!.afterBytes }),
      })
  );
}
