const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MS = 86_400_000;

const ISO = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;
/** `Nov 23 22:57:23` of syslog and journald, `Mon Nov 23 22:57:23 2026` of dmesg -T. */
const NAMED = /^(?:[A-Za-z]{3} )?([A-Za-z]{3})\.? {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?: (\d{4}))?$/;

/**
 * A date as a log writes it without its zone, read as if it were UTC: Unix milliseconds; null when it is in no English
 * form. Where the year is left out it is the latest that does not lie more than a day after `now`.
 */
export function readLocalTime(text: string, now: number): number | null {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [year, month, ...rest] = iso.slice(1).map(Number);
    return utc(year, month - 1, rest);
  }
  const named = NAMED.exec(text);
  const month = named === null ? -1 : MONTHS.indexOf(named[1].toLowerCase());
  if (named === null || month < 0) {
    return null;
  }
  const rest = named.slice(2, 6).map(Number);
  if (named[6] !== undefined) {
    return utc(Number(named[6]), month, rest);
  }
  const thisYear = new Date(now).getUTCFullYear();
  const at = utc(thisYear, month, rest);
  return at <= now + DAY_MS ? at : utc(thisYear - 1, month, rest);
}

const utc = (year: number, month: number, [day, hour, minute, second]: number[]): number =>
  Date.UTC(year, month, day, hour, minute, second);
