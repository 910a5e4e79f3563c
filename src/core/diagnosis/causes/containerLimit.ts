import { message } from '../../explanation/Message';
import { EvidenceFamily } from '../../evidence/families';
import { Cause, Finding, findingsOf, present } from '../Cause';
import { Facts } from '../facts/Facts';
import { NEARLY_FULL } from '../facts/kubepodsMemory';
import { MARGIN, Room, roomInKubepods, roomOnNode } from '../facts/rooms';
import { isMemorySignal } from '../evictionFindings';
import { ownMemoryFindings } from '../ownMemoryFindings';
import { peakedBefore, peakOfLimit, peakReached } from '../peakFindings';
import { againstKernel, forKernel, labelAgainstCgroup } from '../kernelFindings';
import { hadPlenty } from './nodeOom';
import { UNTOLD } from '../scores';

const { speaksAgainst } = findingsOf('container-limit');

/**
 * The container's own limit was hit. An unseen burst is contradicted when it would have needed more memory than the
 * node or all pods together still had, a growth far beyond anything this container showed, or when there is no limit.
 */
export const containerLimit: Cause = {
  id: 'container-limit',
  endedBy: 'kernel',
  tellable: true,
  decidedBy: [
    'kernel-log',
    'cadvisor-root',
    'node-memory',
    'cadvisor-memory',
    'ksm-resources',
    'ksm-reasons',
    'pods',
    'ksm-pods',
  ],
  // that nothing else is left is no proof: something must show that this limit was near, and that the node was not empty
  ceiling: (facts) => {
    if (!wasNear(facts)) {
      return mayBeUnseen(facts) ? 0.85 : UNTOLD;
    }
    // a trend is no limit that was reached: of several who died at once it may have been the node's or that of all pods
    if (facts.deathsAtOnce.length > 0 && !wasReached(facts)) {
      return UNTOLD;
    }
    return facts.node !== null || facts.globalOoms !== null || facts.podPeak !== null ? 1 : 0.85;
  },
  // where a process inside was killed, the container itself may have died unseen
  prior: ({ kill }) => (kill.kind === 'end' ? 0.3 : kill.kind === 'child' ? 0.02 : 0),
  weigh: (facts) =>
    facts.kill.kind !== 'end'
      ? []
      : [
          ...againstKernel('container-limit', facts),
          ...forKernel('container-limit', facts),
          ...labelAgainstCgroup('container-limit', facts),
          ...ownMemoryFindings(facts),
          ...fromPod(facts),
          ...fromRooms(facts),
          ...fromOthers(facts),
          ...fromPeak(facts),
        ],
};

/** So much held beside the container is more than a sandbox's pages. */
const BESIDE_BYTES = 4 * 1024 * 1024;

/** A pod whose own limit is no higher than the container's is full first, as long as anything else is charged to it. */
function fromPod({ pod, limit, own, kill }: Facts): Finding[] {
  const beside = pod === null || own === null ? 0 : pod.usageBytes - own.usageBytes;
  return present(
    pod !== null &&
      pod.limitInForce &&
      pod.belowContainers &&
      pod.containerCount > 1 &&
      typeof limit === 'number' &&
      pod.limitBytes !== null &&
      pod.limitBytes <= limit &&
      beside > BESIDE_BYTES &&
      speaksAgainst('strong', {
        id: 'pod-limit-first',
        family: 'cadvisor-memory',
        metric: 'container_spec_memory_limit_bytes',
        message: message('finding.pod-limit-first', {
          limitBytes: pod.limitBytes,
          besideBytes: beside,
          container: kill.container,
        }),
        value: pod.limitBytes,
        unit: 'bytes',
        at: pod.at,
      })
  );
}

/**
 * Something shows that this limit was near or reached: a fresh sample, a trend, or the pod's peak, unless nobody saw how
 * much of that was no container's.
 */
const wasNear = (facts: Facts): boolean => signsOf(facts).length > 0;

const wasReached = (facts: Facts): boolean => signsOf(facts).some(({ id }) => id !== 'on-course');

const signsOf = (facts: Facts): Finding[] =>
  [...ownMemoryFindings(facts), ...(facts.pod?.outsideBytes == null ? [] : fromPeak(facts))].filter(
    ({ bears }) => bears === 'for'
  );

/**
 * An unseen burst is only told where the pod's own memory was seen, too, the container itself died of a SIGKILL, and is
 * said to have died of its memory, at a known time, and a burst elsewhere is ruled out, which nobody need have seen
 * either: no global OOM was counted, or the node had plenty, at every scrape: over a lost one it may have been full and
 * empty again. And the pod's peak, which shows such a burst the first time, had been there before.
 */
const mayBeUnseen = (facts: Facts): boolean =>
  facts.own !== null &&
  facts.pod?.outsideBytes != null &&
  typeof facts.limit === 'number' &&
  facts.kill.exitCode === 137 &&
  facts.kill.reason === 'OOMKilled' &&
  facts.kill.errorMs <= DATED_MS &&
  facts.kubepods !== null &&
  peakedBefore(facts, facts.limit) &&
  (facts.globalOoms?.by === 0 || (hadPlenty(facts) && facts.node!.unbroken));

/** A date is this exact, or it is none. */
const DATED_MS = 10_000;

/** The pod's peak says whether this limit can have been reached at all. */
const fromPeak = (facts: Facts): Finding[] =>
  peakOfLimit(
    'container-limit',
    facts,
    typeof facts.limit === 'number' ? facts.limit : null,
    facts.pod?.containerCount === 1 && !facts.pod.belowContainers && peakReached(facts)
  );

/** Whoever has less room than the limit is full before the limit is reached. */
function fromRooms(facts: Facts): Finding[] {
  const { limit } = facts;
  if (typeof limit !== 'number') {
    return [];
  }
  const against = (id: string, family: EvidenceFamily, room: Room | null) =>
    room !== null &&
    limit > room.bytes * (1 + MARGIN) &&
    speaksAgainst('strong', {
      id,
      family,
      metric: room.metric,
      message: message(`finding.${id}`, {
        limitBytes: limit,
        roomBytes: room.bytes,
        leftBytes: room.leftBytes,
        beforeSeconds: (facts.kill.time - room.at) / 1000,
      }),
      value: room.leftBytes,
      unit: 'bytes',
      at: room.at,
    });
  const room = roomOnNode(facts);
  const gap = facts.own === null ? null : limit - facts.own.usageBytes;
  const projected = facts.node?.projectedBytes ?? null;
  return present(
    against('limit-beyond-node', facts.node?.family ?? 'node-memory', room),
    gap !== null &&
      projected !== null &&
      projected < gap &&
      !(room !== null && limit > room.bytes * (1 + MARGIN)) &&
      speaksAgainst('moderate', {
        id: 'limit-beyond-trend',
        family: facts.node!.family,
        metric: facts.node!.metric,
        message: message('finding.limit-beyond-trend', { gapBytes: gap, projectedBytes: projected }),
        value: projected,
        unit: 'bytes',
        at: facts.node!.before!.at,
      }),
    against('limit-beyond-kubepods', 'cadvisor-kubepods', roomInKubepods(facts))
  );
}

function fromOthers(facts: Facts): Finding[] {
  const { deathsAtOnce, globalOoms, evictionsNear, kill, kubepods, kubepodsAtKill, kubepodsFirst } = facts;
  const share = Math.max(kubepodsAtKill?.share ?? 0, (kubepods?.peakBytes ?? 0) / (kubepods?.limitBytes ?? Infinity));
  const signal = [...evictionsNear.keys()].find(isMemorySignal);
  return present(
    share >= NEARLY_FULL &&
      kubepodsFirst &&
      speaksAgainst('moderate', {
        id: 'kubepods-near',
        family: 'cadvisor-kubepods',
        metric: kubepods!.metric,
        message: message('finding.kubepods-full', { peakShare: share, limitBytes: kubepods!.limitBytes }),
        value: kubepods!.peakBytes,
        unit: 'bytes',
        at: kubepodsAtKill?.at ?? kill.time,
      }),
    signal !== undefined &&
      speaksAgainst('moderate', {
        id: 'evicted-near',
        family: 'kubelet',
        metric: 'kubelet_evictions',
        message: message('finding.evicted-near', { signal }),
        value: evictionsNear.get(signal) ?? null,
        unit: 'evictions',
        at: kill.time,
      }),
    deathsAtOnce.length > 0 &&
      speaksAgainst(deathsAtOnce.length > 1 ? 'strong' : 'moderate', {
        id: 'others-died',
        family: 'ksm-reasons',
        metric: 'kube_pod_container_status_last_terminated_timestamp',
        message: message('finding.others-died', { count: deathsAtOnce.length, pod: deathsAtOnce[0].pod.pod }),
        value: deathsAtOnce.length,
        unit: 'kills',
        at: deathsAtOnce[0].time,
      }),
    globalOoms !== null &&
      globalOoms.by > 0 &&
      deathsAtOnce.length === 0 &&
      speaksAgainst('moderate', {
        id: 'global-oom-counted',
        family: 'cadvisor-root',
        metric: globalOoms.metric,
        message: message('finding.global-oom-counted', { count: globalOoms.by }),
        value: globalOoms.by,
        unit: 'kills',
        at: globalOoms.to,
      })
  );
}
