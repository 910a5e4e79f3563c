import { Bytes, wholeBytes } from '../../units';
import { KernelOomReport } from '../../evidence/logs/KernelOomReport';
import { Facts } from '../facts/Facts';
import { Verdict } from '../weigh';

/** The limit that was really hit. */
export interface HitLimit {
  level: 'container' | 'pod' | 'kubepods' | 'other';
  bytes: Bytes;
  /** `container`, `pod`, `kubepods`; of any other cgroup its path */
  cgroup: string;
  /** the kernel itself said it: usage and limit were one when it killed */
  witnessed: boolean;
}

/** The kernel's report that decides; null without one, and for one that somebody asked for by sysrq. */
export function decidingReport({ heard }: Verdict): KernelOomReport | null {
  const report = heard.disagree ? null : (heard.deciding.find(({ record }) => record !== null)?.record?.report ?? null);
  return report === null || report.manual ? null : report;
}

/** Two limits this near are one: the kernel rounds to pages, the largest of which are 64 KiB, and prints kilobytes. */
const ROUNDING = 65_536;

/** The limit that ended it, by the cause that was told; null where none did, or when its size is not known. */
export function hitLimit(facts: Facts, verdict: Verdict): HitLimit | null {
  const report = decidingReport(verdict);
  const level = levelOf(verdict.cause, report, facts);
  if (level === null) {
    return null;
  }
  const said = report?.limitBytes ?? null;
  const known = knownLimit(level, facts);
  const bytes = said !== null && (known === null || Math.abs(said - known) >= ROUNDING) ? said : known;
  return bytes === null
    ? null
    : {
        level,
        bytes: wholeBytes(bytes),
        cgroup: level === 'other' ? (report?.limitCgroup ?? 'other') : level,
        witnessed: said !== null,
      };
}

function levelOf(cause: Verdict['cause'], report: KernelOomReport | null, facts: Facts): HitLimit['level'] | null {
  switch (cause) {
    case 'container-limit':
      return 'container';
    case 'pod-limit':
      return 'pod';
    case 'node-allocatable':
      return report === null || report.limitLevel === 'node-allocatable' ? 'kubepods' : 'other';
    case 'child-oom':
      return report?.limitLevel === 'container' || (report?.limitLevel === 'pod' && isOneLimit(report, facts))
        ? 'container'
        : report?.limitLevel === 'pod'
          ? 'pod'
          : null;
    default:
      return null;
  }
}

/** Memory of a pod that no container holds is the sandbox's up to this share of its limit. */
const LITTLE = 0.05;

/** The kernel names the pod's cgroup for its only container's limit, too: both are equal (facts/metrics.md 4). */
const isOneLimit = ({ limitBytes }: KernelOomReport, { limit, pod }: Facts): boolean =>
  typeof limit === 'number' &&
  Math.abs((limitBytes ?? limit) - limit) < ROUNDING &&
  (pod?.containerCount ?? 1) <= 1 &&
  (pod?.outsideBytes ?? 0) <= LITTLE * limit;

function knownLimit(level: HitLimit['level'], { limit, pod, kubepods }: Facts): Bytes | null {
  switch (level) {
    case 'container':
      return typeof limit === 'number' ? limit : null;
    case 'pod':
      return pod?.limitBytes ?? null;
    case 'kubepods':
      return kubepods?.limitBytes ?? null;
    case 'other':
      return null;
  }
}
