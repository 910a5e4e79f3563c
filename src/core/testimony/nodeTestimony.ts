import { CauseId } from '../diagnosis/Cause';
import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { Kill } from '../kills/Kill';
import { Testimony, testimony } from './Testimony';
import { WitnessIndex } from './WitnessIndex';

/** The kubelet and the problem detector write their event within seconds of the kernel's line, on a stalled node later. */
const BEFORE_MS = 5000;
const AFTER_MS = 45_000;

/**
 * Events of the node around a kill: `SystemOOM` of the kubelet and `OOMKilling` of the node-problem-detector. They name
 * a process, no container, so they only support. A restarted kubelet tells old ones again, under the time of its
 * restart (facts/metrics.md 9): a time that fits can deceive, so this is never more.
 */
export function nodeTestimony(index: WitnessIndex, kill: Kill): Testimony[] {
  if (kill.kind === 'end' && kill.dating === 'node-loss') {
    return rebootTestimony(index, kill);
  }
  if (kill.kind !== 'end' || (kill.exitCode !== null && kill.exitCode !== 137)) {
    return [];
  }
  const [from, to] =
    kill.dating === 'finished-at' ? [kill.time - kill.errorMs, kill.time] : [kill.window.after, kill.window.before];
  const isThen = (time: number) => time >= from - BEFORE_MS && time <= to + AFTER_MS;
  return index.eventsOfNode(kill.pod.node, from - BEFORE_MS, to + AFTER_MS).flatMap((event) => {
    const at = isThen(event.firstAt) ? event.firstAt : isThen(event.lastAt) ? event.lastAt : undefined;
    const causes = at === undefined ? null : causesOf(event);
    return causes === null || at === undefined
      ? []
      : [testimony({ family: 'events', joined: 'node', causes, at, errorMs: AFTER_MS, quote: event.message })];
  });
}

/** A kubelet is back this long after what its node lost, at most. */
const BACK_MS = 600_000;

/** `Rebooted`: the kubelet found another boot id than the one it had told. It names the node, not what was lost. */
const rebootTestimony = (index: WitnessIndex, { pod, window }: Kill): Testimony[] =>
  index
    .eventsOfNode(pod.node, window.after, window.before + BACK_MS)
    .filter(
      ({ reason, firstAt }) => reason === 'Rebooted' && firstAt >= window.after && firstAt <= window.before + BACK_MS
    )
    .slice(0, 1)
    .map(({ firstAt, message }) =>
      testimony({
        family: 'events',
        joined: 'node',
        causes: ['node-lost'],
        at: firstAt,
        errorMs: BACK_MS,
        quote: message,
      })
    );

/** pkg/kubelet/oom/oom_watcher_linux.go; node-problem-detector config/kernel-monitor.json */
function causesOf({ reason, message }: ClusterEvent): CauseId[] | null {
  if (reason === 'SystemOOM') {
    return ['node-oom'];
  }
  if (reason !== 'OOMKilling') {
    return null;
  }
  return /^\W*memory cgroup out of memory/i.test(message)
    ? ['container-limit', 'pod-limit', 'node-allocatable']
    : /^\W*out of memory: kill/i.test(message)
      ? ['node-oom']
      : null;
}
