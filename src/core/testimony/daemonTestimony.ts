import { CauseId } from '../diagnosis/Cause';
import { DaemonLine } from '../evidence/cluster/DaemonLine';
import { parseLogfmt } from '../evidence/cluster/logfmt';
import { PodRef } from '../evidence/Evidence';
import { Kill } from '../kills/Kill';
import { meaningOfKilling } from './eventMeaning';
import { Joined, Testimony, testimony } from './Testimony';
import { WitnessIndex } from './WitnessIndex';

const GRACE_MS = 60_000;
const SLACK_MS = 1500;

const CAUSE_OF: Record<DaemonLine['act'], CauseId> = {
  killed: 'userspace-oom',
  'failed-probe': 'probe',
  restarted: 'kubelet-restart',
  stopped: 'termination',
  evicted: 'node-eviction',
};

/**
 * Whether a node had stood still shortly before a time, Unix milliseconds; null where nobody says how it answered. One that
 * no metric names and that is not known to have answered may have.
 * @param node where no metric says it of the pod
 */
export type WasStalled = (at: number, node?: string) => boolean | null;

/** What daemons of the node, the kubelet among them, say of an end in their own logs. */
export function daemonTestimony(index: WitnessIndex, kill: Kill, wasStalled: WasStalled): Testimony[] {
  if (kill.kind === 'child') {
    return [];
  }
  const [from, to] = span(kill);
  return index.linesWithin(from - GRACE_MS - SLACK_MS, to + SLACK_MS).flatMap((line) => {
    const joined = joinOf(index, line, kill);
    const cause = CAUSE_OF[line.act];
    const fitsKind = (cause === 'node-eviction') === (kill.kind === 'eviction');
    if (
      joined === null ||
      !fitsKind ||
      !isBefore(line, kill) ||
      !fitsExit(line, kill) ||
      (line.act === 'stopped' && kill.restartedBy !== null)
    ) {
      return [];
    }
    const killed = line.act === 'killed';
    return [
      testimony({
        family: line.daemon === 'kubelet' ? 'kubelet-log' : 'daemon-log',
        joined,
        names:
          joined !== 'node' &&
          ofThisInstance(kill) &&
          (line.act !== 'stopped' || kill.inDeletion) &&
          !(mayBeLate(line, kill) && wasStalled(line.at, line.node) === true),
        act: killed,
        generic: line.act === 'stopped',
        announces: line.act === 'failed-probe' || line.act === 'restarted',
        // that it was evicted, not what for
        causes: cause === 'node-eviction' ? ['node-eviction', 'storage-eviction'] : [cause],
        trigger: killed ? line.daemon : triggerIn(line),
        at: line.at,
        quote: line.text,
      }),
    ];
  });
}

/** Within the window of an end without a date it may be a word on a container that was dead already. */
const mayBeLate = ({ act, at }: DaemonLine, { dating, window, exitCode }: Kill): boolean =>
  (act === 'failed-probe' || act === 'restarted') &&
  dating === 'window' &&
  at > window.after &&
  (exitCode === null || exitCode === 137);

/** Why the kubelet restarts a container, in the words in which its event says it, too. */
function triggerIn({ act, text }: DaemonLine): string | null {
  const message = act === 'restarted' ? parseLogfmt(text).containerMessage : undefined;
  return message === undefined ? null : (meaningOfKilling(message)?.trigger ?? null);
}

/** A SIGKILL, or a SIGTERM that was obeyed; a program that left by a code of its own was not killed. */
function fitsExit({ act, daemon }: DaemonLine, { exitCode, kind }: Kill): boolean {
  if (kind === 'eviction' || exitCode === null || exitCode === 137) {
    return true;
  }
  return act === 'killed' ? daemon === 'earlyoom' && exitCode === 143 : act !== 'stopped';
}

/** Where no start is known, a line may be on the instance before. */
const ofThisInstance = ({ kind, startedAt, isFirst }: Kill): boolean =>
  kind === 'eviction' || startedAt !== null || isFirst;

function joinOf(index: WitnessIndex, line: DaemonLine, kill: Kill): Joined | null {
  const known = line.containerId === '' ? null : index.containerOf(line.containerId);
  if (known !== null && kill.container !== '' && known.container !== kill.container) {
    return null;
  }
  if (line.containerId !== '' && kill.containerId !== null) {
    return line.containerId === kill.containerId ? 'container-id' : null;
  }
  if (line.container !== '' && kill.container !== '' && line.container !== kill.container) {
    return null;
  }
  if (line.podUid !== '' && kill.pod.uid !== '') {
    return line.podUid === kill.pod.uid ? 'pod-uid' : null;
  }
  if (line.pod !== '') {
    return line.pod === `${kill.pod.namespace}/${kill.pod.pod}` && isOurs(index, line, kill.pod) ? 'pod-name' : null;
  }
  return line.process !== null && line.node !== '' && line.node === kill.pod.node && kill.exitCode !== 0
    ? 'node'
    : null;
}

/** Of a name alone: of one that no other pod has, or none on the line's node; where a pod was nobody may know. */
const isOurs = (index: WitnessIndex, line: DaemonLine, pod: PodRef): boolean =>
  (line.act === 'evicted' ? index.isEvictedBy(pod, line) : index.isOnlyOneOn(pod, line.node)) &&
  (line.node === '' || pod.node === '' || line.node === pod.node);

const span = ({ dating, time, window }: Kill): [number, number] =>
  dating === 'finished-at' ? [time, time] : [window.after, window.before];

function isBefore({ at, act }: DaemonLine, kill: Kill): boolean {
  const [from, to] = span(kill);
  const born = kill.startedAt ?? -Infinity;
  // what is said after a window is said of the next life
  const slackMs = act === 'killed' || kill.dating === 'finished-at' ? SLACK_MS : 0;
  return at >= born - SLACK_MS && at >= from - (act === 'killed' ? 10_000 : GRACE_MS) - SLACK_MS && at <= to + slackMs;
}
