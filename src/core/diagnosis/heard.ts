import { Testimony } from '../testimony/Testimony';
import { CauseId } from './Cause';
import { Facts } from './facts/Facts';
import { mayBeWhoWasKilled } from './kernelFindings';
import { narrowPodLevel } from './podLevel';

export interface Heard {
  /** causes that the deciding witnesses leave; null when no witness names this container or pod */
  left: CauseId[] | null;
  /** they contradict each other, and `left` holds what each says */
  disagree: boolean;
  /** the testimony that decides */
  deciding: Testimony[];
}

/**
 * What the witnesses leave open (contract.md, witness). One that names the act goes before one that only announces it:
 * the kubelet may say that it stops a container, and the kernel kill it before it stops. Of several reports of one
 * kernel the last is the one of the end.
 */
export function heard(facts: Facts): Heard {
  const said = facts.kill.testimony.filter(({ names }) => names);
  const named = said.some(({ generic, act }) => !generic && !act) ? said.filter(({ generic }) => !generic) : said;
  const acts = lastReport(named.filter(({ act }) => act));
  const deciding = acts.length > 0 ? acts : mayBeKernels(facts) ? [] : named;
  if (deciding.length === 0) {
    return { left: null, disagree: false, deciding };
  }
  const causes = deciding.map((one) => causesOf(one, facts));
  const common = causes.reduce((left, more) => left.filter((cause) => more.includes(cause)));
  return common.length > 0
    ? { left: common, disagree: false, deciding }
    : { left: [...new Set(causes.flat())], disagree: true, deciding };
}

/**
 * The kubelet announced an end, and the kernel may have come first: the runtime says OOMKilled, or the kernel's counter
 * rose for nobody else. Then an announcement only supports, unless the kernel's log is silent.
 */
const mayBeKernels = (facts: Facts): boolean =>
  facts.kill.kind === 'end' &&
  !facts.kernelSilent &&
  facts.kill.exitCode !== 143 &&
  facts.kill.exitCode !== 0 &&
  (facts.kill.reason === 'OOMKilled' || mayBeWhoWasKilled(facts));

function lastReport(acts: Testimony[]): Testimony[] {
  const reports = acts.filter(({ record }) => record !== null);
  const last = reports.reduce<Testimony | null>(
    (latest, one) => (latest === null || (one.at ?? 0) >= (latest.at ?? 0) ? one : latest),
    null
  );
  return acts.filter((one) => one.record === null || one === last);
}

function causesOf({ record, causes }: Testimony, facts: Facts): CauseId[] {
  if (record?.report.limitLevel !== 'pod' || facts.kill.kind !== 'end' || record.report.manual) {
    return causes;
  }
  const narrowed = narrowPodLevel(record, facts);
  return causes.filter((cause) => cause === 'child-oom' || narrowed.includes(cause));
}
