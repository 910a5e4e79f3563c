import { KernelRecord } from '../evidence/Witnesses';
import { Kill } from '../kills/Kill';

/** A kubelet sees within this that a container is dead: the runtime's finishedAt comes 0 to 6 s after the kernel (contract.md). */
const NOTICED_MS = 10_000;

/**
 * Whether the kubelet said, well after a kernel's report, that it would end this container, so that it had outlived it.
 * After an OOM of the node its word may be minutes old (facts/metrics.md 9), and of a word that was repeated only the
 * first and the last time are known.
 */
export const announcedAfter = ({ kind, dating, testimony }: Kill, { at, errorMs, report }: KernelRecord): boolean =>
  kind === 'end' &&
  dating === 'window' &&
  at !== null &&
  !report.global &&
  testimony.some(
    ({ names, announces, act, repeated, at: said }) =>
      (names || announces) && !act && repeated === null && said !== null && said > at + errorMs + NOTICED_MS
  );
