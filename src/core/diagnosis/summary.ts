import { message, Message } from '../explanation/Message';
import { BelowLimit } from '../explanation/Explanation';
import { CauseId } from './Cause';
import { CAUSE_RULES } from './causes';
import { Facts } from './facts/Facts';
import { Verdict } from './weigh';

/** One sentence a tired person understands. */
export function summaryOf(facts: Facts, verdict: Verdict, below: BelowLimit | null, signal: string | null): Message {
  const { kill } = facts;
  const who = { container: kill.container || kill.pod.pod, pod: kill.pod.pod, node: kill.pod.node };
  const seen =
    below !== null && below.limitBytes !== null
      ? { seenShare: below.seenBytes / below.limitBytes, limitBytes: below.limitBytes }
      : null;
  if (verdict.cause === 'undetermined') {
    const [first, second] = verdict.alternatives;
    if (first === undefined) {
      return message('summary.undetermined-open', who);
    }
    return second === undefined
      ? message('summary.undetermined-one', who, { firstCause: first.cause })
      : message('summary.undetermined', who, {
          firstCause: first.cause,
          firstShare: first.score,
          secondCause: second.cause,
          secondShare: second.score,
        });
  }
  if (verdict.cause === 'node-eviction') {
    const id = signal === 'allocatableMemory.available' ? 'summary.node-eviction-allocatable' : 'summary.node-eviction';
    const ofPod = facts.graphed === '';
    return seen === null ? message(id, who) : message(ofPod ? `${id}-seen-pod` : `${id}-seen`, who, seen);
  }
  if (verdict.cause === 'storage-eviction') {
    return signal === null
      ? message('summary.storage-eviction', who)
      : message('summary.storage-eviction-signal', who, { signal });
  }
  if (verdict.cause === 'app-exit') {
    return kill.exitCode === null
      ? message('summary.app-exit-unknown', who)
      : message('summary.app-exit', who, { exitCode: kill.exitCode });
  }
  return seen === null || NOT_MEMORY.has(verdict.cause)
    ? message(`summary.${verdict.cause}`, who)
    : message(`summary.${verdict.cause}-seen`, who, seen);
}

/** How full the memory was has nothing to do with these. */
const NOT_MEMORY = new Set<CauseId>(['probe', 'kubelet-restart', 'termination', 'node-lost']);

/** The first question every user has: why is there no `Evicted`, or why is there one; and what the labels mean. */
export function remarksOf(facts: Facts, verdict: Verdict): Message[] {
  const { kill, runtime } = facts;
  const rule = CAUSE_RULES.find(({ id }) => id === verdict.cause);
  const remarks: Message[] = [];
  if (kill.kind === 'eviction') {
    remarks.push(message('remark.evicted'));
  } else if (rule?.endedBy === 'kernel' && kill.kind === 'end') {
    remarks.push(
      message(kill.restarted ? 'remark.no-evicted' : 'remark.no-evicted-not-restarted', {
        policy: restartPolicy(facts),
      })
    );
  } else if (kill.kind === 'child') {
    remarks.push(message('remark.child'));
  }
  if (verdict.cause === 'node-oom' && kill.reason === 'Error') {
    remarks.push(message('remark.error-is-oom', { runtime }));
  }
  if (facts.blindSpot !== null && verdict.cause === 'undetermined' && kill.kind !== 'eviction') {
    remarks.push(message(`blind.${facts.blindSpot.kind}`, { told: facts.blindSpot.told }));
  }
  if (kill.firstReason !== null && kill.reason !== null) {
    remarks.push(message('remark.reason-changed', { firstReason: kill.firstReason, reason: kill.reason }));
  }
  return remarks;
}

function restartPolicy({ records }: Facts): string {
  return records.all('kube_pod_restart_policy').find(({ values }) => values.at(-1) === 1)?.labels.type ?? 'Always';
}
