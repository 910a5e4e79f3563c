import { EpochMs } from '../incident';
import { hashOf, Json, microTimeOf, timeOf, uidOf } from './objects';

/** What somebody says of an object at a moment. Seconds of the world. */
export interface Said {
  at: number;
  reporter: string;
  /** The node whose daemon said it. */
  host?: string;
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  about: { kind: string; name: string; namespace?: string; uid: string; apiVersion?: string; fieldPath?: string };
  annotations?: Record<string, string>;
  /** The scheduler writes events of the newer API, without counting: `Binding`. */
  action?: string;
}

interface Held {
  said: Said;
  first: number;
  last: number;
  count: number;
}

/** client-go tools/record/events_cache.go: so many events of one object at once, then one every five minutes. */
const BURST = 25;
const REFILL_SECONDS = 300;
/** The API server forgets an event an hour after it was last written: then it is a new one (--event-ttl). */
const TTL_SECONDS = 3600;

/**
 * Turns what was said into the events that the API server holds, as client-go's correlator does: the same words of the
 * same object are one event that counts, and who says too much of one object is not written down for a while.
 */
export function recordEvents(
  all: Said[],
  epoch: (seconds: number) => EpochMs
): Array<Record<string, Json | undefined>> {
  const known = new Map<string, Held>();
  const buckets = new Map<string, { tokens: number; at: number }>();
  const written = new Map<Held, Held>();
  for (const said of [...all].sort((a, b) => a.at - b.at)) {
    const { at, reporter, about, reason, message } = said;
    const key = JSON.stringify([reporter, about, reason, message, said.action !== undefined && at]);
    const before = known.get(key);
    const held = before && at - before.last < TTL_SECONDS ? before : { said, first: at, last: at, count: 0 };
    known.set(key, held);
    held.last = at;
    held.count++;
    if (isLetThrough(buckets, JSON.stringify([reporter, said.host, about.kind, about.uid]), at)) {
      written.set(held, { ...held });
    }
  }
  return [...written.values()].map((held) => eventOf(held, epoch));
}

function isLetThrough(buckets: Map<string, { tokens: number; at: number }>, key: string, at: number): boolean {
  const bucket = buckets.get(key) ?? { tokens: BURST, at };
  bucket.tokens = Math.min(BURST, bucket.tokens + (at - bucket.at) / REFILL_SECONDS);
  bucket.at = at;
  buckets.set(key, bucket);
  if (bucket.tokens < 1) {
    return false;
  }
  bucket.tokens--;
  return true;
}

function eventOf(
  { said, first, last, count }: Held,
  epoch: (seconds: number) => EpochMs
): Record<string, Json | undefined> {
  const { reporter, host, type, reason, message, about, action } = said;
  const name = `${about.name}.${hashOf(reason + message + first)
    .toString(16)
    .padStart(16, '18')}`;
  const namespace = about.namespace ?? 'default';
  const times = action
    ? { firstTimestamp: null, lastTimestamp: null, eventTime: microTimeOf(Math.round(epoch(first))), action }
    : { firstTimestamp: timeOf(epoch(first)), lastTimestamp: timeOf(epoch(last)), count, eventTime: null };
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name,
      namespace,
      uid: uidOf(name),
      creationTimestamp: timeOf(epoch(first)),
      annotations: said.annotations,
    },
    involvedObject: { ...about },
    reason,
    message,
    source: action ? {} : { component: reporter, host },
    type,
    ...times,
    reportingComponent: reporter,
    reportingInstance: host ?? '',
  };
}
