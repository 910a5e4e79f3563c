import { Evidence, seriesOf } from '../Evidence';
import { KernelLog } from './Brought';
import { readLocalTime } from './localTime';
import { zoneOfLog } from './zoneOfLog';

/** `node_boot_time_seconds` is whole seconds, and the clock is set after boot. */
const BOOT_ERROR_MS = 5000;
/** The clock of printk is disciplined by nobody: tens of parts in a million are ordinary. */
const DRIFT = 5e-5;
/** Logs are written to the second; of a report in local time only the first line is dated. */
const WRITTEN_ERROR_MS = 1000;
const LOCAL_ERROR_MS = 5000;

export interface Dated {
  at: number | null;
  errorMs: number;
}

/** What a line says of its time. */
export interface Said {
  time: number | null;
  localTime: string | null;
  uptimeSeconds: number | null;
}

/**
 * Dates a log's lines: by their own date, else their uptime after a boot of the node (contract.md), with several boots
 * the last that leaves it in the past, else by local time in the zone in which the reports fit the ends that they name.
 */
export function datesOfLog(evidence: Evidence, log: KernelLog, node: string): (said: Said) => Dated {
  const boots = bootsOf(evidence, node);
  const zone = zoneOfLog(log, evidence);
  return ({ time, localTime, uptimeSeconds }) => {
    if (time !== null) {
      return { at: time, errorMs: WRITTEN_ERROR_MS };
    }
    const after = uptimeSeconds === null ? null : uptimeSeconds * 1000;
    const boot = after === null ? undefined : boots.find((at) => at + after <= evidence.askedAt);
    if (boot !== undefined) {
      return { at: Math.round(boot + after!), errorMs: BOOT_ERROR_MS + Math.round(after! * DRIFT) };
    }
    const local = localTime === null ? null : readLocalTime(localTime, evidence.askedAt);
    return { at: local === null || zone === null ? null : local - zone, errorMs: LOCAL_ERROR_MS };
  };
}

/** Newest first, in Unix milliseconds. */
const bootsOf = (evidence: Evidence, node: string): number[] =>
  [
    ...new Set(
      seriesOf(evidence, 'node_boot_time_seconds')
        .filter(({ labels }) => labels.node === node && node !== '')
        .flatMap(({ values }) => values.map((seconds) => Math.round(seconds) * 1000))
    ),
  ].sort((a, b) => b - a);
