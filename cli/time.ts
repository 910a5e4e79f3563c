import { EpochMs, epochMs } from '../src/core/units';
import { unusable } from './Fault';

const UNIT_MS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/;

/** Before this, a bare number is Unix seconds; after it, it would be the year 5138. */
const LATEST_SECONDS = 1e11;

/**
 * T of the contract: RFC 3339, Unix seconds, `now`, or `now-6h` (s, m, h, d, w).
 * @throws Fault that names the option and what it takes
 */
export function parseTime(option: string, text: string, now: EpochMs): EpochMs {
  const relative = /^now(?:-(\d+(?:\.\d+)?)([smhdw]))?$/.exec(text);
  if (relative) {
    return epochMs(Math.round(now - (relative[1] ? Number(relative[1]) * UNIT_MS[relative[2]] : 0)));
  }
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) < LATEST_SECONDS) {
    return epochMs(Math.round(Number(text) * 1000));
  }
  const date = RFC3339.test(text) && isCalendarDay(text) ? Date.parse(text.replace(' ', 'T')) : NaN;
  if (Number.isNaN(date)) {
    throw unusable(
      `${option} ${JSON.stringify(text)} is no time: write 2026-11-23T10:14:32Z, Unix seconds, or now-6h.`
    );
  }
  return epochMs(date);
}

/** Date.parse takes 30 February for 2 March. */
function isCalendarDay(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** A duration as Prometheus writes it (`30s`, `1m`, `1h30m`) or plain seconds; in seconds. */
export function parseDuration(option: string, text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : sumOf(text);
  if (seconds === null || !(seconds > 0)) {
    throw unusable(`${option} ${JSON.stringify(text)} is no duration: write 30s, 1m or a number of seconds.`);
  }
  return seconds;
}

function sumOf(text: string): number | null {
  if (!/^(\d+[smhdw])+$/.test(text)) {
    return null;
  }
  return [...text.matchAll(/(\d+)([smhdw])/g)].reduce(
    (sum, [, count, unit]) => sum + (Number(count) * UNIT_MS[unit]) / 1000,
    0
  );
}
