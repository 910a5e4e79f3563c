import { message } from '../explanation/Message';
import { CauseId, Finding, findingsOf, present } from './Cause';
import { Facts } from './facts/Facts';
import { peakMargin } from './facts/podPeak';

/** The pod's peak rose to its limit over the end: at that time the pod stood at its own limit. */
export function peakReached({ podPeak, pod, limit }: Facts): boolean {
  const own = pod?.limitBytes ?? (typeof limit === 'number' ? limit : null);
  return (
    podPeak !== null &&
    own !== null &&
    podPeak.afterBytes >= own - peakMargin(own) &&
    podPeak.beforeBytes !== null &&
    podPeak.beforeBytes < own - peakMargin(own)
  );
}

/** For a limit inside the pod: its peak came up to it over the end, or never did. */
export function peakOfLimit(cause: CauseId, { podPeak }: Facts, limit: number | null, reached: boolean): Finding[] {
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
      speaksFor('strong', {
        ...spec,
        id: 'peak-at-limit',
        message: message('finding.peak-at-limit', { peakBytes: podPeak.afterBytes, limitBytes: limit }),
      }),
    podPeak.afterBytes < limit - peakMargin(limit) &&
      speaksAgainst('excludes', {
        ...spec,
        id: 'peak-below-limit',
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
