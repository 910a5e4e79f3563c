import { Kill } from '../kills/Kill';
import { CauseId } from './Cause';
import { Verdict } from './weigh';

/** Causes that no OOM killer brings about. */
const NO_OOM = new Set<CauseId | 'undetermined'>(['probe', 'kubelet-restart', 'termination', 'node-lost', 'app-exit']);

/**
 * The runtime's `OOMKilled` contradicts the cause, or the exit code that a SIGKILL leaves (contract.md, `mislabelled`).
 * An end that is told as that of a child's death came by the container's own hand: without an exit code, too, the label
 * is the child's.
 */
export const isMislabelled = (
  { kind, reason, exitCode }: Pick<Kill, 'kind' | 'reason' | 'exitCode'>,
  { cause }: Pick<Verdict, 'cause'>
): boolean =>
  reason === 'OOMKilled' &&
  (NO_OOM.has(cause) ||
    (exitCode !== null && exitCode !== 137) ||
    (exitCode === null && kind === 'end' && cause === 'child-oom'));
