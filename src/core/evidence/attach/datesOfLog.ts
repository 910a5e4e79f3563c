import { Evidence, seriesOf } from '../Evidence';

/** `node_boot_time_seconds` is whole seconds, and the clock is set after boot. */
const BOOT_ERROR_MS = 5000;
/** Logs are written to the second. */
const WRITTEN_ERROR_MS = 1000;

export interface Dated {
  at: number | null;
  errorMs: number;
}

/** Dates a log's uptimes by the boots of its node (contract.md): with several boots by the last that leaves it in the past. */
export function datesOfLog(evidence: Evidence, node: string): (time: number | null, uptime: number | null) => Dated {
  const boots = [
    ...new Set(
      seriesOf(evidence, 'node_boot_time_seconds')
        .filter(({ labels }) => labels.node === node && node !== '')
        .flatMap(({ values }) => values.map((seconds) => Math.round(seconds) * 1000))
    ),
  ].sort((a, b) => b - a);
  return (time, uptime) => {
    if (time !== null) {
      return { at: time, errorMs: WRITTEN_ERROR_MS };
    }
    const boot = uptime === null ? undefined : boots.find((at) => at + uptime * 1000 <= evidence.askedAt);
    return { at: boot === undefined ? null : Math.round(boot + uptime! * 1000), errorMs: BOOT_ERROR_MS };
  };
}
