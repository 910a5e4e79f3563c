import { message } from '../../explanation/Message';
import { Cause, Finding, findingsOf, present } from '../Cause';
import { Facts } from '../facts/Facts';
import { againstKernel, forKernel, labelAgainstCgroup } from '../kernelFindings';
import { globalOomExplains } from './nodeOom';

const { speaksFor, speaksAgainst } = findingsOf('node-allocatable');

/** So shortly after the kill, what the pods hold and what the dead one held were both there at the kill. */
const SHORTLY_MS = 15_000;

/** The limit of a cgroup above the pods was hit, mostly kubepods: capacity less what is reserved. The node may look fine. */
export const nodeAllocatable: Cause = {
  id: 'node-allocatable',
  endedBy: 'kernel',
  tellable: true,
  decidedBy: ['kernel-log', 'cadvisor-kubepods', 'cadvisor-root'],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.06 : 0),
  weigh: (facts) => [
    ...againstKernel('node-allocatable', facts),
    ...forKernel('node-allocatable', facts),
    ...labelAgainstCgroup('node-allocatable', facts),
    ...fromKubepods(facts),
    ...present(globalOomExplains(facts) && speaksAgainst('strong', countedGlobally(facts))),
  ],
};

function fromKubepods(facts: Facts): Finding[] {
  const { kubepods, node, own, limit, moment, deathsAtOnce } = facts;
  if (kubepods === null) {
    return [];
  }
  const { limitBytes, peakBytes, before, after } = kubepods;
  const where = { family: 'cadvisor-kubepods' as const, metric: kubepods.metric, unit: 'bytes' };
  if (node !== null && limitBytes > 0.995 * node.capacityBytes) {
    return [speaksAgainst('strong', { ...where, id: 'kubepods-is-node', message: message('finding.kubepods-is-node', { limitBytes }), value: limitBytes })];
  }
  const share = (peakBytes ?? 0) / limitBytes;
  const shortlyAfter = after !== null && own !== null && after.at - moment.to <= SHORTLY_MS && after.value + own.usageBytes >= limitBytes;
  const reachable = before !== null && (typeof limit !== 'number' || own === null || before.value - own.usageBytes + limit >= 0.95 * limitBytes);
  const params = { peakShare: share, limitBytes };
  return present(
    share >= 0.97 && speaksFor('strong', { ...where, id: 'kubepods-full', message: message('finding.kubepods-full', params), value: peakBytes, at: before?.at ?? null }),
    share < 0.97 &&
      share >= 0.88 &&
      speaksFor('moderate', { ...where, id: 'kubepods-near', message: message('finding.kubepods-full', params), value: peakBytes, at: before?.at ?? null }),
    shortlyAfter &&
      share < 0.97 &&
      speaksFor('strong', {
        ...where,
        id: 'kubepods-after',
        message: message('finding.kubepods-after', { afterBytes: after.value, heldBytes: own.usageBytes, limitBytes, afterSeconds: (after.at - facts.kill.time) / 1000 }),
        value: after.value,
        at: after.at,
      }),
    before !== null &&
      !reachable &&
      share < 0.85 &&
      deathsAtOnce.length === 0 &&
      speaksAgainst('strong', { ...where, id: 'kubepods-room', message: message('finding.kubepods-room', params), value: peakBytes, at: before.at }),
    before !== null &&
      reachable &&
      share < 0.75 &&
      deathsAtOnce.length === 0 &&
      speaksAgainst('moderate', { ...where, id: 'kubepods-room', message: message('finding.kubepods-room', params), value: peakBytes, at: before.at })
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
