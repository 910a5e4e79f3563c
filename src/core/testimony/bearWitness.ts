import { CauseId } from '../diagnosis/Cause';
import { epochMs } from '../units';
import { Kill } from '../kills/Kill';
import { halfWidth, middle } from '../kills/makeKill';
import { daemonTestimony, WasStalled } from './daemonTestimony';
import { eventTestimony } from './eventTestimony';
import { nodeTestimony } from './nodeTestimony';
import { Testimony } from './Testimony';
import { podTestimony } from './podTestimony';
import { WitnessIndex } from './WitnessIndex';

/** Adds to a kill what events, daemons and the pod's own object say of it; the kernel's reports are joined apart. */
export function bearWitness(index: WitnessIndex, kill: Kill, wasStalled: WasStalled): void {
  if (index.isEmpty) {
    return;
  }
  kill.testimony.push(
    ...eventTestimony(index, kill),
    ...podTestimony(index, kill),
    ...daemonTestimony(index, kill, wasStalled),
    ...nodeTestimony(index, kill)
  );
  for (const word of kill.testimony.filter((one) => mayFollowKernel(kill, one))) {
    word.names = false;
  }
  kill.inDeletion ||=
    kill.kind === 'end' &&
    kill.restartedBy === null &&
    kill.testimony.some(({ names, causes }) => names && causes.length === 1 && causes[0] === 'termination');
}

/** A kubelet announces within this what its kernel has killed already (facts/metrics.md 9). */
const FOLLOWS_MS = 120_000;

/**
 * The kubelet said that it would end a container shortly after the kernel had killed on its node: within the window of an
 * end without a date that may be a word on a container that was dead.
 */
function mayFollowKernel({ kind, dating, window, exitCode, testimony }: Kill, word: Testimony): boolean {
  const { names, act, at } = word;
  return (
    names &&
    !act &&
    kind === 'end' &&
    dating === 'window' &&
    (exitCode === null || exitCode === 137) &&
    at !== null &&
    at > window.after &&
    testimony.some(
      (one) => one.joined === 'node' && one.act && one.causes.includes('node-oom') && isShortlyBefore(one.at, at)
    )
  );
}

const isShortlyBefore = (acted: number | null, said: number): boolean =>
  acted !== null && acted <= said && acted > said - FOLLOWS_MS;

/** One process died, and whether the container did is open: then its end may have come later. */
const mayBeChild = ({ kind }: Kill, causes: CauseId[]): boolean => kind === 'end' && causes.includes('child-oom');

/** The time of a kill is when the cause acted (contract.md): the kernel's line, the daemon's, the `Evicted` event. */
export function redated(kill: Kill): Kill {
  const acts = kill.testimony.filter(
    ({ names, act, at, causes }) => names && act && at !== null && !mayBeChild(kill, causes)
  );
  if (acts.length === 0) {
    return afterAnnouncement(kill);
  }
  const last = acts.reduce((latest, one) => (one.at! > latest.at! ? one : latest));
  const errorMs = Math.max(1000, last.errorMs);
  return {
    ...kill,
    time: epochMs(Math.round(last.at!)),
    errorMs,
    dating: 'witness',
    window: { after: last.at! - errorMs, before: last.at! + errorMs },
  };
}

/** An end that nothing dates came after the kubelet had said that it would end this container. */
export function afterAnnouncement(kill: Kill): Kill {
  const announced = kill.testimony.filter(({ names, act }) => names && !act);
  // of a word that was repeated the last may be on another end
  const said = announced.flatMap(({ at, errorMs, repeated }) =>
    at === null ? [] : [(repeated?.from ?? at) - errorMs]
  );
  const after = Math.max(kill.window.after, Math.min(...said));
  if (kill.kind !== 'end' || kill.dating !== 'window' || said.length === 0 || after > kill.window.before) {
    return kill;
  }
  const window = { ...kill.window, after };
  return { ...kill, time: epochMs(Math.round(middle(window))), errorMs: halfWidth(window), window };
}
