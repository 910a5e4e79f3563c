import { message } from '../../explanation/Message';
import { Cause, Finding, findingsOf, present } from '../Cause';
import { Facts } from '../facts/Facts';
import { roomOnNode } from '../facts/rooms';
import { peakAgainst } from '../peakFindings';
import { againstKernel, forKernel, iso, kernelKilledNobodyElse, mayBeWhoWasKilled } from '../kernelFindings';
import { UNSURE, UNTOLD } from '../scores';

const { speaksFor, speaksAgainst } = findingsOf('node-oom');

/** The node ran out: a global OOM without constraint, in which the kernel's score chose this container. */
export const nodeOom: Cause = {
  id: 'node-oom',
  endedBy: 'kernel',
  tellable: true,
  decidedBy: ['kernel-log', 'cadvisor-root', 'node-memory', 'node-vmstat', 'ksm-reasons', 'pods', 'ksm-pods'],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.15 : 0),
  ceiling,
  weigh: (facts) => [
    ...againstKernel('node-oom', facts),
    ...forKernel('node-oom', facts),
    ...fromLabel(facts),
    ...fromGlobalOoms(facts),
    ...fromNode(facts),
    ...fromSilence(facts),
    ...fromEvictions(facts),
    ...peakAgainst('node-oom', facts),
  ],
};

/** The count of global OOMs rose by enough for this kill and for all others of the same time. */
export const globalOomExplains = ({ globalOoms, othersCounted }: Facts): boolean =>
  globalOoms !== null && globalOoms.by > othersCounted.length;

/**
 * How sure it may be. A SIGKILL and a silent node are not yet a node without memory; the kernel's counters speak of
 * anybody on the node; and memory that was there before and after contradicts even the count of global OOMs.
 */
function ceiling(facts: Facts): number {
  const { node, kill, kernelKills, globalOoms, moment, deathsAtOnce } = facts;
  const had = node !== null && hadPlenty(facts);
  if (globalOomExplains(facts)) {
    // a person can ask for a global OOM kill (sysrq f): the counter does not say who did, only the memory does
    return had || node === null || isUnread(facts) ? UNTOLD : 1;
  }
  // without a word of the kernel's, a daemon that kills when memory runs short looks the same: but daemons act before
  // the node stalls, and on one at a time
  const ofKernel = kill.reason === 'OOMKilled' || kernelKills !== null || globalOoms !== null;
  const late = moment.stalledNode || deathsAtOnce.length > 1;
  if (mayBeLost(facts)) {
    return UNTOLD;
  }
  if (ranOut(facts)) {
    return !ofKernel && !late ? UNTOLD : !ofKernel || (kill.reason === 'Error' && !facts.probesOnNode) ? UNSURE : 1;
  }
  // that the kernel killed somebody is not yet a node without memory: its memory must be seen, and not be plenty
  const isSeen = node !== null && node.before !== null && node.after !== null;
  const killed = mayBeWhoWasKilled(facts) && isSeen && !hadMemory(facts);
  return ofKernel && (wasLow(facts) || killed) ? UNSURE : UNTOLD;
}

/** A node that stood still and may have been booted again loses its containers: of an end that nothing dates or codes nobody saw more. */
const mayBeLost = ({ kill, moment, rebooted }: Facts): boolean =>
  kill.exitCode === null &&
  kill.reason === 'Error' &&
  kill.dating === 'window' &&
  moment.stalledNode &&
  rebooted !== false;

const wasLow = ({ node }: Facts): boolean =>
  node !== null && node.leastBytes !== null && node.leastBytes <= 0.1 * node.capacityBytes;

/** Scrapes of the node's memory are missing around the kill, though none of it was late: nobody saw whether any was left. */
const isUnread = (facts: Facts): boolean =>
  facts.node !== null && !facts.node.unbroken && facts.moment.answered && !wasLow(facts) && !ranOut(facts);

/**
 * Something says that the node's memory was gone: it was seen to be, or a trend leads there. Where scrapes
 * of its memory are missing though it did not stand still, nobody saw how the trend went on.
 */
export const ranOut = ({ node, own, limit, moment }: Facts): boolean => {
  if (node === null) {
    return false;
  }
  const gap = own !== null && typeof limit === 'number' ? limit - own.usageBytes : Infinity;
  const empty =
    node.leastBytes !== null && node.leastBytes <= 0.04 * node.capacityBytes && (node.leastBytes < gap || node.falling);
  const isFollowed = node.unbroken || moment.stalledNode;
  return empty || (isFollowed && (node.projectedBytes ?? Infinity) <= 0.02 * node.capacityBytes);
};

/** The node had memory before and after, and nobody who could have taken it has gone since. */
export const hadPlenty = (facts: Facts): boolean =>
  hadMemory(facts) && facts.deathsAtOnce.length === 0 && !facts.moment.stalledNode;

/** The node had memory before and after. */
export const hadMemory = ({ node }: Facts): boolean =>
  node !== null &&
  node.before !== null &&
  node.before.value >= 0.1 * node.capacityBytes &&
  node.after !== null &&
  node.after.value >= 0.1 * node.capacityBytes;

function fromLabel(facts: Facts): Finding[] {
  const { kill, globalOomLabel, runtime } = facts;
  const label = {
    family: 'ksm-reasons' as const,
    metric: 'kube_pod_container_status_last_terminated_reason',
    at: kill.time,
  };
  return present(
    kill.reason === 'OOMKilled' &&
      globalOomLabel === 'Error' &&
      speaksAgainst('moderate', {
        id: 'label-says-cgroup',
        ...label,
        message: message('finding.label-says-cgroup', { runtime }),
      }),
    kill.reason === 'Error' &&
      kill.exitCode === 137 &&
      kernelKilledNobodyElse(facts) &&
      speaksFor(kill.reasonIsFinal ? 'moderate' : 'weak', {
        id: 'error-by-kernel',
        ...label,
        message: message('finding.error-by-kernel'),
      })
  );
}

function fromGlobalOoms(facts: Facts): Finding[] {
  const { globalOoms } = facts;
  if (globalOoms === null) {
    return [];
  }
  const where = {
    family: 'cadvisor-root' as const,
    metric: globalOoms.metric,
    value: globalOoms.by,
    unit: 'kills',
    at: globalOoms.to,
  };
  const params = { count: globalOoms.by, fromAt: iso(globalOoms.from), toAt: iso(globalOoms.to) };
  return present(
    globalOoms.by === 0 &&
      speaksAgainst('strong', { id: 'no-global-oom', ...where, message: message('finding.no-global-oom', params) }),
    globalOoms.by > 0 &&
      speaksFor(globalOomExplains(facts) ? 'strong' : 'moderate', {
        id: 'global-oom',
        ...where,
        message: message('finding.global-oom', params),
      })
  );
}

function fromNode(facts: Facts): Finding[] {
  const { node, limit, own } = facts;
  if (node === null || node.leastBytes === null || node.before === null) {
    return [];
  }
  const { capacityBytes, leastBytes, before, after, projectedBytes } = node;
  const left = leastBytes / capacityBytes;
  const where = {
    family: node.family,
    metric: node.metric,
    value: leastBytes,
    unit: 'bytes',
    at: before.at,
  };
  const room = roomOnNode(facts);
  const plenty = after !== null && hadPlenty(facts);
  const ownLimitFirst = typeof limit === 'number' && room !== null && limit < room.bytes;
  const onCourse = projectedBytes !== null && projectedBytes <= 0.02 * capacityBytes;
  // so much was left that this container alone could not have used it up before its own limit
  const enough = own !== null && typeof limit === 'number' && leastBytes > limit - own.usageBytes && !node.falling;
  const params = { leastBytes, leftShare: left, beforeSeconds: (facts.kill.time - before.at) / 1000 };
  return present(
    !node.upperBound &&
      left <= 0.04 &&
      speaksFor(enough ? 'weak' : 'strong', {
        id: 'node-empty',
        ...where,
        message: message('finding.node-empty', params),
      }),
    left > 0.04 &&
      onCourse &&
      speaksFor(left <= 0.15 ? 'strong' : 'moderate', {
        id: 'node-on-course',
        ...where,
        message: message('finding.node-on-course', params, { projectedBytes: projectedBytes! }),
      }),
    !onCourse &&
      left > 0.04 &&
      left <= 0.1 &&
      speaksFor(enough ? 'weak' : 'moderate', {
        id: 'node-low',
        ...where,
        message: message('finding.node-empty', params),
      }),
    node.upperBound &&
      left <= 0.04 &&
      speaksFor(enough ? 'weak' : 'moderate', {
        id: 'node-low',
        ...where,
        message: message('finding.node-empty', params),
      }),
    plenty &&
      speaksAgainst(ownLimitFirst ? 'strong' : 'weak', {
        id: 'node-plenty',
        ...where,
        value: before.value,
        message: message('finding.node-plenty', {
          beforeBytes: before.value,
          afterBytes: after.value,
          beforeSeconds: params.beforeSeconds,
          afterSeconds: (after.at - facts.kill.time) / 1000,
        }),
      })
  );
}

/** A thrashing node is silent before it kills. */
function fromSilence({ moment, pressureBefore, deathsAtOnce }: Facts): Finding[] {
  const { scrapes } = moment;
  return present(
    moment.stalledNode &&
      speaksFor('moderate', {
        id: 'node-silent',
        family: 'scrapes',
        metric: 'up',
        message: message('finding.node-silent', { count: scrapes.failed }),
        value: scrapes.failed,
        unit: 'scrapes',
        at: scrapes.firstAt,
      }),
    pressureBefore === 'unknown' &&
      speaksFor('weak', {
        id: 'node-unknown',
        family: 'ksm-node',
        metric: 'kube_node_status_condition',
        message: message('finding.node-unknown'),
      }),
    deathsAtOnce.length > 1 &&
      speaksFor('moderate', {
        id: 'many-died',
        family: 'ksm-reasons',
        metric: 'kube_pod_container_status_last_terminated_timestamp',
        message: message('finding.others-died', { count: deathsAtOnce.length, pod: deathsAtOnce[0].pod.pod }),
        value: deathsAtOnce.length,
        unit: 'kills',
        at: deathsAtOnce[0].time,
      })
  );
}

/** The kubelet evicts at memory.available when the node itself runs short, within seconds of a node OOM or never. */
function fromEvictions({ evictionsNear, kill }: Facts): Finding[] {
  const evicted = evictionsNear.get('memory.available');
  return present(
    kill.kind === 'end' &&
      evicted !== undefined &&
      speaksFor('moderate', {
        id: 'evicted-near',
        family: 'kubelet',
        metric: 'kubelet_evictions',
        message: message('finding.evicted-near', { signal: 'memory.available' }),
        value: evicted,
        unit: 'evictions',
        at: kill.time,
      })
  );
}
