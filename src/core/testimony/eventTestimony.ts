import { CauseId } from '../diagnosis/Cause';
import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { parseEvictionMessage } from '../evidence/cluster/evictionMessage';
import { PodRef } from '../evidence/Evidence';
import { Kill } from '../kills/Kill';
import { Testimony, testimony } from './Testimony';
import { EventMeaning } from './eventMeaning';
import { terminationTrigger } from './terminationTrigger';
import { WitnessIndex } from './WitnessIndex';

/** A container may take its grace period to die, 30 s by default, and a stalled runtime some more. */
const GRACE_MS = 60_000;
/** The kubelet writes `Evicted` and `Killing` in the same second; the events' times are whole seconds. */
const SAME_MS = 15_000;

/** What the pod's events say of one of its kills. */
export function eventTestimony(index: WitnessIndex, kill: Kill): Testimony[] {
  return kill.kind === 'eviction'
    ? evicted(index.eventsFor(kill.pod, 'Evicted'), kill)
    : kill.kind === 'end'
      ? ended(index, kill)
      : [];
}

/** What an eviction's words say it was for; empty for a refusal at admission. */
export function causesOfEviction(text: string): { causes: CauseId[]; signal: string | null } {
  const { kind, resource, signal } = parseEvictionMessage(text);
  switch (kind) {
    case 'refused':
      return { causes: [], signal };
    case 'storage-limit':
      return { causes: ['storage-eviction'], signal };
    case 'pressure':
      return { causes: [resource === 'memory' ? 'node-eviction' : 'storage-eviction'], signal };
    case 'unknown':
      return { causes: ['node-eviction', 'storage-eviction'], signal };
  }
}

function evicted(events: readonly ClusterEvent[], kill: Kill): Testimony[] {
  return events
    .map((event) =>
      testimony({
        family: 'events',
        joined: event.uid !== '' ? 'pod-uid' : 'pod-name',
        ...causesOfEviction(event.message),
        at: event.firstAt,
        quote: event.message,
      })
    )
    .filter(
      ({ causes, at }) => causes.length > 0 && at! >= kill.window.after - SAME_MS && at! <= kill.window.before + SAME_MS
    );
}

function ended(index: WitnessIndex, kill: Kill): Testimony[] {
  const graceMs = graceOf(index, kill);
  return index.tellingOf(kill.pod).flatMap(({ event, meaning }) => {
    const at = timeBefore(event, kill, graceMs);
    if (at === null || (event.container !== '' && event.container !== kill.container)) {
      return [];
    }
    if (meaning.cause === 'termination' && (kill.restartedBy !== null || isEviction(index, kill.pod, event))) {
      return [];
    }
    return [
      testimony({
        family: 'events',
        joined: event.uid !== '' ? 'pod-uid' : 'pod-name',
        names:
          meaning.acts &&
          at.known &&
          fitsExit(meaning.cause, kill) &&
          (meaning.trigger !== 'sandbox' || isStopped(kill)),
        act: false,
        generic: meaning.generic === true,
        // a sandbox is made anew after its containers were lost, too
        announces: meaning.acts && meaning.generic !== true && meaning.trigger !== 'sandbox',
        repeated: repeated(event, meaning),
        causes: [meaning.cause],
        trigger: meaning.trigger ?? (meaning.cause === 'termination' ? terminationTrigger(index, kill, at.at) : null),
        at: at.at,
        quote: event.message,
      }),
    ];
  });
}

/** The kubelet stopped the container because it evicted the pod. */
const isEviction = (index: WitnessIndex, pod: PodRef, stopped: ClusterEvent): boolean =>
  index.eventsFor(pod, 'Evicted').some(({ firstAt }) => Math.abs(firstAt - stopped.firstAt) <= SAME_MS);

/** Only words on one container's end can be counted against its ends. */
const repeated = ({ firstAt, lastAt, count, message }: ClusterEvent, { acts }: EventMeaning): Testimony['repeated'] =>
  acts && count > 1 && !message.startsWith('(combined from') ? { from: firstAt, to: lastAt, count } : null;

/** A sandbox is also made anew after its containers were lost: only an end that was seen and looks like a stop is its doing. */
const isStopped = ({ dating, exitCode }: Kill): boolean =>
  dating === 'finished-at' && (exitCode === 137 || exitCode === 143 || exitCode === 0);

/** Who obeyed SIGTERM, or left by a code of its own, did not outlive its grace period. */
const fitsExit = (cause: CauseId, { exitCode }: Kill): boolean =>
  cause !== 'termination' || exitCode === null || exitCode === 137;

/** How long an announced end may take: the pod's grace period where its object says it, and some more. */
function graceOf(index: WitnessIndex, { pod }: Kill): number {
  const { graceSeconds = null } = index.objectOf(pod) ?? {};
  return graceSeconds === null ? GRACE_MS : Math.max(GRACE_MS, graceSeconds * 1000 + GRACE_MS / 2);
}

/**
 * When an event said that this instance would be ended, close enough before it was. Of an event that was repeated only
 * the first and the last time are kept: a kill in between is probably its doing.
 */
function timeBefore(
  { firstAt, lastAt, count, message }: ClusterEvent,
  kill: Kill,
  graceMs: number
): { at: number; known: boolean } | null {
  const dated = kill.dating === 'finished-at';
  const [earliest, latest] = dated ? [kill.time, kill.time + 1500] : [kill.window.after, kill.window.before];
  const born = kill.startedAt ?? -Infinity;
  // of similar events that were put together the first may have been about another container
  const isWithin = (at: number) => at >= earliest - graceMs && at >= born - 1500 && at <= latest;
  const ofFirst = !message.startsWith('(combined from') && isWithin(firstAt);
  if (isWithin(lastAt) || ofFirst) {
    const found = isWithin(lastAt) ? lastAt : firstAt;
    // within the window of an end without a date it may be a word on a container that was dead already; and where no
    // start is known it may have been the end of the instance before
    const ofThis = kill.startedAt !== null || kill.isFirst;
    return { at: found, known: ofThis && (dated || found <= earliest) };
  }
  return count > 2 && firstAt < latest && lastAt > latest ? { at: latest, known: false } : null;
}
