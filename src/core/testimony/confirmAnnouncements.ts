import { Kill } from '../kills/Kill';
import { Testimony } from './Testimony';

/** The announced end comes after its grace period, 30 s by default, and some more. */
const GRACE_MS = 60_000;
const SLACK_MS = 1500;
const VAGUE_MS = 45_000;

/**
 * Of an event that was repeated the API keeps the first and the last time and how often it was said. When it was said
 * as often as this container ended between the two, each of those ends was announced.
 * An announcement within the long window of an end is that end's where no other can be meant.
 * @param ends all ends of one container, whether kills or not; their testimony is changed
 */
export function confirmAnnouncements(ends: Kill[]): void {
  for (const end of ends) {
    const isOnly = ends.every(
      (other) => other === end || other.window.before < end.window.after || other.window.after > end.window.before
    );
    end.testimony = end.testimony.map((one) => ({
      ...one,
      announces: one.announces && isOnly,
      names: one.names || (one.repeated !== null && !one.names && !one.act && isEach(one.repeated, ends, end)),
    }));
  }
}

function isEach({ from, to, count }: NonNullable<Testimony['repeated']>, ends: Kill[], end: Kill): boolean {
  const within = ends.filter(({ window }) => window.before >= from - SLACK_MS && window.after <= to + GRACE_MS);
  // an end that is dated too vaguely may as well lie outside, unless there is none but those that were announced
  const dated = within.every(({ errorMs }) => errorMs <= VAGUE_MS);
  return within.includes(end) && (dated ? within.length <= count : within.length === count);
}
