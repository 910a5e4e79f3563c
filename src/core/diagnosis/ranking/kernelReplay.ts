import { Lead, Ranking } from '../../explanation/Explanation';
import { neighbourhoodOf } from '../../evidence/neighbourhoods/neighbourhoodOf';
import { CauseId } from '../Cause';
import { Facts } from '../facts/Facts';
import { finished } from './finished';
import { nodeCapacity, nodeRamAndSwap } from './nodeCapacity';
import { bytesPerAdj } from './points';
import { rankedByMetrics, Replayed, Scale } from './rankedByMetrics';
import { Named } from './namesOfTasks';
import { ResidentPod, residentsOf } from './Residents';

/** Among whom the kernel chose, by cause; a container's own limit leaves nobody to choose from, and a NUMA node's tasks are not known. */
type Choice = Extract<CauseId, 'node-oom' | 'node-allocatable' | 'pod-limit'>;

export const isChoice = (cause: string): cause is Choice =>
  cause === 'node-oom' || cause === 'node-allocatable' || cause === 'pod-limit';

/** Everybody of the choice in the kernel's order, with the killed; null where what it takes is not collected. */
export interface Replay {
  scale: Scale;
  ranked: Replayed[];
  killed: Replayed;
}

/** Replays by what was asked of them: a cause may ask for the standing before the ranking is made. */
const known = new WeakMap<Facts, Map<Choice, Replay | null>>();

/** The kernel's choice replayed from metrics. Host processes are in no metric, and stand in none of it. */
export function replay(facts: Facts, cause: Choice): Replay | null {
  const ofFacts = known.get(facts) ?? new Map<Choice, Replay | null>();
  known.set(facts, ofFacts);
  const found = ofFacts.get(cause);
  if (found !== undefined) {
    return found;
  }
  const made = replayed(facts, cause);
  ofFacts.set(cause, made);
  return made;
}

function replayed(facts: Facts, cause: Choice): Replay | null {
  const { evidence, scene, kill, deathsAtOnce } = facts;
  const { cluster, node } = kill.pod;
  const neighbourhood = neighbourhoodOf(evidence, { cluster, node, time: kill.time });
  const capacityBytes = nodeCapacity(scene.records.ofNode(kill.pod));
  const scaleBytes = scaleOf(facts, cause);
  if (neighbourhood === null || capacityBytes === null || scaleBytes === null || kill.kind !== 'end') {
    return null;
  }
  const isOwn = ({ namespace, pod, container }: Named) =>
    namespace === kill.pod.namespace && pod === kill.pod.pod && container === kill.container;
  const diedToo = new Set(deathsAtOnce.map((one) => `${one.pod.namespace}/${one.pod.pod}/${one.container}`));
  const isKilled = (one: Named) => isOwn(one) || diedToo.has(`${one.namespace}/${one.pod}/${one.container}`);
  const pods = residentsOf(evidence, neighbourhood).filter((pod) => cause !== 'pod-limit' || isOf(pod, facts));
  const scale = { scaleBytes, bytesPerAdj: bytesPerAdj(scaleBytes), capacityBytes, roomBytes: roomOf(facts, cause) };
  const ranked = rankedByMetrics(pods, kill, scale, isKilled);
  const killed = ranked.find(({ row }) => isOwn(row));
  return killed && killed.bytes !== null ? { scale, ranked, killed } : null;
}

/** The ranking of that choice; null where the killed one's place is not known. */
export function kernelReplay(facts: Facts, cause: Choice): Ranking | null {
  const found = replay(facts, cause);
  if (found === null) {
    return null;
  }
  const { scale, ranked, killed } = found;
  const { scaleBytes, bytesPerAdj: perAdj, capacityBytes } = scale;
  const ranking = {
    by: 'kernel' as const,
    exact: false,
    unit: 'permille' as const,
    scaleBytes,
    bytesPerAdj: perAdj,
    capacityBytes,
    lead: leadOf(killed, ranked),
    rows: ranked.map(({ row }) => row),
    total: ranked.length,
    sparedBy: null,
  };
  return finished(ranking, killed.row);
}

/**
 * The killed against its rival: who comes nearest with both errors, or, where others stand before it, who does most
 * surely. Those that died with it are none, and whoever's place is not known may stand above.
 */
export function leadOf(killed: Replayed, ranked: Replayed[]): Lead | null {
  const others = ranked.filter(({ row }) => !row.killed);
  const known = others.filter(({ bytes }) => bytes !== null);
  if (known.length === 0) {
    return null;
  }
  const isBehind = known.some((other) => other.bytes! > killed.bytes!);
  const nearness = ({ bytes, upBytes, downBytes }: Replayed) => bytes! + (isBehind ? -downBytes : upBytes);
  const rival = known.reduce((best, other) => (nearness(other) > nearness(best) ? other : best));
  const bytes = killed.bytes! - rival.bytes!;
  const errorBytes = Math.round(isBehind ? killed.upBytes + rival.downBytes : killed.downBytes + rival.upBytes);
  const { namespace, pod, container, process } = rival.row;
  return {
    bytes,
    errorBytes,
    tooClose: Math.abs(bytes) <= errorBytes || (!isBehind && known.length < others.length),
    next: { namespace, pod, container, process },
  };
}

const isOf = ({ namespace, pod }: ResidentPod, { kill }: Facts): boolean =>
  namespace === kill.pod.namespace && pod === kill.pod.pod;

function scaleOf({ scene, kill, kubepods, pod }: Facts, cause: Choice): number | null {
  switch (cause) {
    case 'node-oom':
      return nodeRamAndSwap(scene.records.ofNode(kill.pod));
    case 'node-allocatable':
      return kubepods?.limitBytes ?? null;
    case 'pod-limit':
      return pod?.limitBytes ?? null;
  }
}

/** What was left under that limit at the last samples, and what those held that died since. */
function roomOf({ node, kubepods, pod, freedBytes }: Facts, cause: Choice): number | null {
  switch (cause) {
    case 'node-oom':
      return node?.before ? node.before.value + freedBytes : null;
    case 'node-allocatable':
      return kubepods?.before ? Math.max(0, kubepods.limitBytes - kubepods.before.value) + freedBytes : null;
    case 'pod-limit':
      return pod && pod.limitBytes !== null ? Math.max(0, pod.limitBytes - pod.usageBytes) : null;
  }
}
