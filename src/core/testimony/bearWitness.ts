import { CauseId } from '../diagnosis/Cause';
import { epochMs } from '../units';
import { Kill } from '../kills/Kill';
import { halfWidth, middle } from '../kills/makeKill';
import { daemonTestimony, WasStalled } from './daemonTestimony';
import { eventTestimony } from './eventTestimony';
import { nodeTestimony } from './nodeTestimony';
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
  kill.inDeletion ||=
    kill.kind === 'end' &&
    kill.restartedBy === null &&
    kill.testimony.some(({ names, causes }) => names && causes.length === 1 && causes[0] === 'termination');
}

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
