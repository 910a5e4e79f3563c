import { PodRef } from '../evidence/Evidence';
import { KernelRecord } from '../evidence/Witnesses';
import { Kill } from '../kills/Kill';
import { CauseId } from '../diagnosis/Cause';
import { diesWhole } from './diesWhole';
import { kernelCauses } from './kernelCauses';
import { Joined, testimony } from './Testimony';
import { WitnessIndex } from './WitnessIndex';

/** A kernel kill is followed by the runtime's finishedAt after 0 to 6 s; on a thrashing node it takes longer. */
const LAG_MS = 10_000;
/** A container that died whole leaves no other end to speak of, whatever the clocks say. */
const BY_ID_MS = 600_000;
/** Logs are written to the second. */
const SLACK_MS = 1500;

/**
 * Gives the reports that name a pod to its kills, by container id, else by pod UID and time (contract.md). A report
 * belongs to one kill; the end of a container may have several, one for each of its processes.
 * @returns reports that no kill explains
 */
export function joinReports(index: WitnessIndex, pod: PodRef, kills: Kill[]): KernelRecord[] {
  const records = [...index.reportsOf(pod)].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return records.filter((record) => {
    const found = bestOf(index, pod, kills, record);
    if (found === null) {
      return true;
    }
    const { kill, joined, alone } = found;
    kill.testimony.push(
      testimony({
        family: 'kernel-log',
        joined,
        names: alone,
        causes: causesFor(kill, record),
        trigger: record.report.manual ? 'sysrq' : null,
        at: record.at,
        errorMs: record.errorMs,
        quote: record.quote,
        record,
      })
    );
    return false;
  });
}

/** Without a SIGKILL's exit code one dead process is not yet a dead container. */
function causesFor(kill: Kill, { report }: KernelRecord): CauseId[] {
  if (kill.kind === 'child') {
    return ['child-oom'];
  }
  const causes = kernelCauses(report);
  return kill.exitCode === 137 || diesWhole(report) ? causes : [...causes, 'child-oom'];
}

interface Candidate {
  kill: Kill;
  joined: Joined;
  /** no other container of the pod ended so that the report may speak of it */
  alone: boolean;
}

function bestOf(index: WitnessIndex, pod: PodRef, kills: Kill[], record: KernelRecord): Candidate | null {
  const ids = idsIn(pod, record);
  const fitting = kills
    .filter(({ kind }) => kind !== 'eviction')
    .map((kill) => ({ kill, joined: joinOf(index, kill, ids) }))
    .filter((one): one is { kill: Kill; joined: Joined } => one.joined !== null && fits(one.kill, one.joined, record));
  const byId = fitting.filter(({ joined }) => joined === 'container-id');
  const [best] = (byId.length > 0 ? byId : fitting).sort(
    (a, b) =>
      Number(a.kill.kind === 'child') - Number(b.kill.kind === 'child') || apart(a.kill, record) - apart(b.kill, record)
  );
  return best === undefined
    ? null
    : {
        ...best,
        alone: best.joined === 'container-id' || fitting.every(({ kill }) => kill.container === best.kill.container),
      };
}

/** Container ids of the victims in this pod; empty where the report names the pod alone. */
const idsIn = (pod: PodRef, { report }: KernelRecord): string[] =>
  report.victims
    .filter(({ podUid }) => podUid === null || pod.uid === '' || podUid === pod.uid)
    .map(({ containerId }) => containerId)
    .filter((id) => id !== null);

function joinOf(index: WitnessIndex, kill: Kill, ids: string[]): Joined | null {
  if (ids.length === 0) {
    return 'pod-uid';
  }
  if (kill.containerId !== null) {
    return ids.includes(kill.containerId) ? 'container-id' : null;
  }
  const named = ids.map((id) => index.containerOf(id)?.container).filter((name) => name !== undefined);
  return named.length === 0 || named.includes(kill.container) ? 'pod-uid' : null;
}

function fits(kill: Kill, joined: Joined, { at, errorMs, report }: KernelRecord): boolean {
  if (kill.kind === 'child') {
    return (
      kill.testimony.length === 0 &&
      (at === null ? joined === 'container-id' : within(at, kill.window.after, kill.window.before, errorMs))
    );
  }
  if (kill.exitCode !== null && kill.exitCode !== 137) {
    return false; // it ended by its own hand: what died before was a child
  }
  if (at === null) {
    return joined === 'container-id';
  }
  const [from, to] =
    kill.dating === 'finished-at' ? [kill.time - LAG_MS, kill.time] : [kill.window.after, kill.window.before];
  const slack = joined === 'container-id' && diesWhole(report) ? BY_ID_MS : 0;
  return within(at, from - slack, to + slack, errorMs);
}

const within = (at: number, from: number, to: number, errorMs: number): boolean =>
  at >= from - errorMs - SLACK_MS && at <= to + errorMs + SLACK_MS;

const apart = (kill: Kill, { at }: KernelRecord): number => (at === null ? 0 : Math.abs(kill.time - at));
