import { message } from '../../explanation/Message';
import { Cause, Finding, findingsOf, present } from '../Cause';
import { Facts } from '../facts/Facts';
import { NEARLY_FULL } from '../facts/kubepodsMemory';
import { againstKernel, forKernel, labelAgainstCgroup } from '../kernelFindings';
import { peakAgainst } from '../peakFindings';
import { globalOomExplains, hadMemory, ranOut } from './nodeOom';
import { UNTOLD } from '../scores';

const { speaksFor, speaksAgainst } = findingsOf('node-allocatable');

/** The limit of a cgroup above the pods was hit, mostly kubepods: capacity less what is reserved. The node may look fine. */
export const nodeAllocatable: Cause = {
  id: 'node-allocatable',
  endedBy: 'kernel',
  tellable: true,
  decidedBy: ['kernel-log', 'cadvisor-kubepods', 'cadvisor-root', 'pods', 'ksm-pods'],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.06 : 0),
  ceiling: (facts) => {
    const { kubepods, globalOoms, limit } = facts;
    // pods that stand at their limit tell nothing where the node may have been full before
    const isSeen = facts.node?.unbroken === true && hadMemory(facts) && !ranOut(facts);
    const isNodes = globalOoms === null && !isSeen;
    if (kubepods === null || limit === null || isNodes) {
      return UNTOLD;
    }
    // an assumed limit can be off by the eviction threshold that nobody told us
    return kubepods.limitAssumed ? 0.85 : 1;
  },
  weigh: (facts) => [
    ...againstKernel('node-allocatable', facts),
    ...forKernel('node-allocatable', facts),
    ...labelAgainstCgroup('node-allocatable', facts),
    ...fromKubepods(facts),
    ...fromEvictions(facts),
    ...peakAgainst('node-allocatable', facts),
    ...present(globalOomExplains(facts) && speaksAgainst('strong', countedGlobally(facts))),
  ],
};

function fromKubepods(facts: Facts): Finding[] {
  const { kubepods, kubepodsAtKill, kubepodsFirst, node, own, limit, deathsAtOnce } = facts;
  if (kubepods === null) {
    return [];
  }
  const { limitBytes, limitAssumed, peakBytes, before, after } = kubepods;
  const where = { family: 'cadvisor-kubepods' as const, metric: kubepods.metric, unit: 'bytes' };
  if (node !== null && limitBytes > 0.995 * node.capacityBytes) {
    return [
      speaksAgainst('strong', {
        id: 'kubepods-is-node',
        ...where,
        message: message('finding.kubepods-is-node', { limitBytes }),
        value: limitBytes,
      }),
    ];
  }
  const share = (peakBytes ?? 0) / limitBytes;
  const reachable =
    before !== null &&
    (typeof limit !== 'number' || own === null || before.value - own.usageBytes + limit >= 0.95 * limitBytes);
  const params = { peakShare: share, limitBytes };
  return present(
    share >= 0.97 &&
      kubepodsFirst &&
      speaksFor(limitAssumed || !kubepods.isRisen() ? 'moderate' : 'strong', {
        id: 'kubepods-full',
        ...where,
        message: message('finding.kubepods-full', params),
        value: peakBytes,
        at: before?.at ?? null,
      }),
    share < 0.97 &&
      share >= 0.88 &&
      kubepodsFirst &&
      speaksFor(limitAssumed || !kubepods.isRisen() ? 'weak' : 'moderate', {
        id: 'kubepods-near',
        ...where,
        message: message('finding.kubepods-full', params),
        value: peakBytes,
        at: before?.at ?? null,
      }),
    kubepodsAtKill !== null &&
      kubepodsAtKill.share >= NEARLY_FULL &&
      kubepodsFirst &&
      share < 0.97 &&
      kubepods.isRisen() &&
      speaksFor(!limitAssumed && kubepodsAtKill.share >= 1 ? 'strong' : 'moderate', {
        id: 'kubepods-after',
        ...where,
        message: message('finding.kubepods-after', {
          atKillShare: kubepodsAtKill.share,
          limitBytes,
          afterSeconds: (kubepodsAtKill.at - facts.kill.time) / 1000,
        }),
        value: after?.value ?? null,
        at: kubepodsAtKill.at,
      }),
    before !== null &&
      !reachable &&
      share < 0.85 &&
      deathsAtOnce.length === 0 &&
      speaksAgainst('strong', {
        id: 'kubepods-room',
        ...where,
        message: message('finding.kubepods-room', params),
        value: peakBytes,
        at: before.at,
      }),
    before !== null &&
      reachable &&
      share < 0.75 &&
      deathsAtOnce.length === 0 &&
      speaksAgainst('moderate', {
        id: 'kubepods-room',
        ...where,
        message: message('finding.kubepods-room', params),
        value: peakBytes,
        at: before.at,
      })
  );
}

const countedGlobally = ({ globalOoms }: Facts) => ({
  id: 'global-oom-counted',
  family: 'cadvisor-root' as const,
  metric: globalOoms!.metric,
  message: message('finding.global-oom-counted', { count: globalOoms!.by }),
  value: globalOoms!.by,
  unit: 'kills',
  at: globalOoms!.to,
});

/** `allocatableMemory.available` is evicted for when the pods' cgroup is nearly full; `memory.available` says that the node was. */
function fromEvictions({ evictionsNear, kill }: Facts): Finding[] {
  const pods = evictionsNear.get('allocatableMemory.available');
  const node = evictionsNear.get('memory.available');
  const spec = {
    family: 'kubelet' as const,
    metric: 'kubelet_evictions',
    unit: 'evictions',
    at: kill.time,
  };
  return present(
    kill.kind === 'end' &&
      pods !== undefined &&
      speaksFor('moderate', {
        id: 'evicted-near',
        ...spec,
        value: pods,
        message: message('finding.evicted-near', { signal: 'allocatableMemory.available' }),
      }),
    kill.kind === 'end' &&
      pods === undefined &&
      node !== undefined &&
      speaksAgainst('moderate', {
        id: 'evicted-near',
        ...spec,
        value: node,
        message: message('finding.evicted-near', { signal: 'memory.available' }),
      })
  );
}
