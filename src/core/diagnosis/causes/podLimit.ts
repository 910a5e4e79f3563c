import { message } from '../../explanation/Message';
import { Cause, Finding, findingsOf, present } from '../Cause';
import { Facts } from '../facts/Facts';
import { peakOfLimit, peakReached } from '../peakFindings';
import { againstKernel, forKernel, labelAgainstCgroup } from '../kernelFindings';
import { UNTOLD } from '../scores';

const { speaksFor, speaksAgainst } = findingsOf('pod-limit');

/**
 * The pod's cgroup was full and no container stood at its own limit. That needs memory that belongs to the pod and to
 * no container (tmpfs, also of an earlier instance), or a pod-level limit: containers alone reach theirs first.
 */
export const podLimit: Cause = {
  id: 'pod-limit',
  endedBy: 'kernel',
  tellable: true,
  decidedBy: ['kernel-log', 'cadvisor-memory', 'pods', 'ksm-resources', 'ksm-reasons', 'ksm-pods'],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.06 : 0),
  ceiling,
  weigh: (facts) => [
    ...againstKernel('pod-limit', facts),
    ...forKernel('pod-limit', facts),
    ...labelAgainstCgroup('pod-limit', facts),
    ...fromPod(facts),
    ...peakOfLimit('pod-limit', facts, facts.pod?.limitBytes ?? null, peakReached(facts)),
  ],
};

/**
 * Memory outside the containers must have been measured, or a limit below theirs, and the pod must have stood near it;
 * and something must show that neither the node nor all pods were full.
 */
function ceiling({ pod, node, globalOoms, podPeak }: Facts): number {
  if (pod === null || pod.limitBytes === null) {
    return UNTOLD;
  }
  if (pod.usageBytes < 0.75 * pod.limitBytes) {
    return podPeak === null ? UNTOLD : 0.85;
  }
  return node !== null || globalOoms !== null ? 0.95 : 0.85;
}

function fromPod({ pod, limit, own }: Facts): Finding[] {
  if (pod === null) {
    return [];
  }
  const memory = {
    family: 'cadvisor-memory' as const,
    metric: 'container_memory_usage_bytes',
    at: pod.at,
    unit: 'bytes',
  };
  if (pod.limitBytes === null) {
    return [
      speaksAgainst(pod.limitInForce ? 'excludes' : 'moderate', {
        id: 'pod-unlimited',
        ...memory,
        message: message('finding.pod-unlimited'),
      }),
    ];
  }
  if (pod.outsideBytes === null) {
    return [];
  }
  const outsideShare = pod.outsideBytes / pod.limitBytes;
  const ownShare = own !== null && typeof limit === 'number' ? own.usageBytes / limit : null;
  const full = pod.usageBytes >= 0.8 * pod.limitBytes && ownShare !== null && ownShare < 0.6 && pod.pairs > 1;
  const outside = message('finding.pod-outside', { outsideBytes: pod.outsideBytes, limitBytes: pod.limitBytes });
  return present(
    outsideShare >= 0.1 &&
      speaksFor(full ? 'strong' : 'moderate', {
        id: 'pod-outside',
        ...memory,
        value: pod.outsideBytes,
        message: outside,
      }),
    pod.belowContainers &&
      speaksFor('moderate', {
        id: 'pod-level-limit',
        ...memory,
        value: pod.limitBytes,
        message: message('finding.pod-level-limit', { limitBytes: pod.limitBytes }),
      }),
    !pod.belowContainers &&
      outsideShare < 0.05 &&
      // with several containers only the sum of their declared limits is known: a pod-level one may be lower
      speaksAgainst(pod.pairs > 1 && (pod.limitInForce || pod.containerCount === 1) ? 'strong' : 'moderate', {
        id: 'pod-nothing-outside',
        ...memory,
        value: pod.outsideBytes,
        message: message('finding.pod-nothing-outside', { outsideBytes: pod.outsideBytes }),
      })
  );
}
