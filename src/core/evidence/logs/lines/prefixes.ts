import { epochMs } from '../../../units';
import { LogLine } from './LogLine';

/**
 * One kind of thing that stands before a kernel message. All are anchored, bounded and without nested repetition, so
 * that no line takes more than linear time.
 */
interface Prefix {
  pattern: RegExp;
  /** what it says about the line; false: it is none after all */
  apply?: (line: LogLine, match: RegExpExecArray) => false | void;
}

const FACILITY = '(?:kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|authpriv|ftp|local\\d)';
const SEVERITY = '(?:emerg|alert|crit|err|error|warn|warning|notice|info|debug)';
const LETTERS = '[\\p{L}\\d]{1,12}';

/** Mail quotes, list bullets, stray backticks, indents. */
const COPIED: Prefix = { pattern: /^[\s>`*•]+|^-[ \t]+/ };

/** `6,22743,6115623303887,-;`, perhaps with `caller=T12` (Documentation/ABI/testing/dev-kmsg). */
const KMSG: Prefix = {
  pattern: /^(\d{1,4}),\d{1,20},(\d{1,16}),[^,;]{1,8}((?:,[^,;]{1,64}){0,4});/,
  apply: (line, [, priority, microseconds, more]) => {
    line.uptimeSeconds = Number(microseconds) / 1e6;
    line.caller = /caller=(\w+)/.exec(more)?.[1] ?? line.caller;
    line.ofKernel &&= Number(priority) < 8;
  },
};

/** `[20412.213083] `, with the delta of `dmesg -d`; the first bracket is easily lost in copying. */
const UPTIME: Prefix = {
  pattern: /^\[? {0,12}(\d{1,12}\.\d{1,9})(?:@\d+)?(?: <[ \d.+]{1,24}>)?\] ?/,
  apply: (line, [, seconds]) => {
    line.uptimeSeconds = Number(seconds);
  },
};

/** `dmesg -H` after the first line of a minute. */
const DELTA: Prefix = { pattern: /^\[ {0,12}[+<][ \d.]{1,20}>?\] ?/ };

const CALLER: Prefix = {
  pattern: /^\[ {0,8}([TC]\d{1,10})\] ?/,
  apply: (line, [, caller]) => {
    line.caller = caller;
  },
};

/** `dmesg -T` in any language, `dmesg -H`: something with a time of day in brackets. */
const BRACKETED_DATE: Prefix = {
  pattern: /^\[?([^[\]]{4,48} \d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?: [^[\]]{0,16})?)\] ?/,
  apply: (line, [, date]) => {
    line.localTime = date.trim();
  },
};

/** dmesg -x, `kern  :warn  : `. */
const DECODED: Prefix = { pattern: new RegExp(`^${FACILITY} {0,8}: {0,8}${SEVERITY} {0,8}: ?`) };

/** Talos: `10.0.0.1: kern: warning: [2025-07-15T12:34:56.789Z]: `. */
const TALOS: Prefix = {
  pattern: new RegExp(`^(?:(\\S{1,64}): )?${FACILITY}: {1,8}${SEVERITY}: (?=\\[\\d{4}-)`),
  apply: (line, [, host]) => {
    line.host = host ?? line.host;
  },
};

const ISO: Prefix = {
  pattern: /^\[?(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d| UTC\b)?\]?:? ?/,
  apply: (line, [, date, time, fraction = '0', zone]) => {
    if (zone === undefined) {
      line.localTime = `${date} ${time}`;
      return;
    }
    const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.trim().replace('UTC', 'Z');
    const at = Date.parse(`${date}T${time}.${fraction.slice(0, 3)}${offset}`);
    line.time = Number.isNaN(at) ? null : epochMs(at);
  },
};

/** A weekday before an ISO date: journalctl -o short-full. */
const WEEKDAY: Prefix = { pattern: new RegExp(`^${LETTERS}\\.? (?=\\d{4}-\\d\\d-\\d\\d )`, 'u') };

/** Container log of the CRI, after its date. */
const CRI: Prefix = { pattern: /^(?:stdout|stderr) [FP] / };

/** logcli's labels, after its date. */
const LABELS: Prefix = {
  pattern: /^\{([^{}]{0,1000})\}[ \t]+/,
  apply: (line, [, labels]) => {
    line.host = /\b(?:node|node_name|nodename|host|hostname|instance)="([^"]{1,255})"/.exec(labels)?.[1] ?? line.host;
  },
};

/** syslog and journald's short form, also with a localised month: `Oct 12 19:00:20 `. */
const SYSLOG: Prefix = {
  pattern: new RegExp(`^${LETTERS}\\.? {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})? `, 'u'),
  apply: (line, [date]) => {
    line.localTime = date.trim();
  },
};

/** RFC 5424 after its date: `host app procid msgid structured-data `. */
const RFC5424: Prefix = {
  pattern: /^(\S{1,255}) (\S{1,48}) (?:-|\d{1,10}) (?:-|\S{1,32}) (?:-|\[[^\]]{0,1000}\]) ?/,
  apply: (line, [, host, app]) => {
    if (app !== 'kernel' && app !== '-') {
      line.ofKernel = false;
    }
    line.host = host === '-' ? line.host : host;
  },
};

const UNIX: Prefix = {
  pattern: /^(\d{10})(?:\.(\d{1,9}))?(?= \S)/,
  apply: (line, [, seconds, fraction = '0']) => {
    line.time = epochMs(Number(seconds) * 1000 + Math.floor(Number(`0.${fraction}`) * 1000));
  },
};

/** `<6>` of the syslog protocol; `1 ` after it is RFC 5424's version. */
const PRIORITY: Prefix = {
  pattern: /^<(\d{1,3})>(?:1 (?=\d{4}-))?/,
  apply: (line, [, priority]) => {
    line.ofKernel &&= Number(priority) < 8;
  },
};

const KERNEL_TAG: Prefix = {
  pattern: /^ ?(?:(\S{1,255}) )?kernel(?:\[\d{1,10}\])?: ?/,
  apply: (line, [, host]) => {
    line.host = host ?? line.host;
  },
};

/** `host program[123]: `: another program, which may repeat what the kernel said. */
const OTHER_TAG: Prefix = {
  pattern: /^ ?(\S{1,255}) [\w./@()-]{1,64}\[\d{1,10}\]: /,
  apply: (line, [, host]) => {
    line.host = host;
    line.ofKernel = false;
  },
};

/** A template that writes a host and the kernel's own bracket. */
const HOST: Prefix = {
  pattern: /^ ?(\S{1,255}) (?=\[ {0,12}\d{1,12}\.\d{6}\])/,
  apply: (line, [, host]) => {
    line.host = host;
  },
};

const FIELD: Prefix = { pattern: /^MESSAGE=/ };

const DATES = [WEEKDAY, ISO, SYSLOG, UNIX];
const ORDER = [COPIED, PRIORITY, KMSG, TALOS, DECODED, UPTIME, DELTA, CALLER, ...DATES, BRACKETED_DATE, CRI, LABELS, HOST, KERNEL_TAG, OTHER_TAG, FIELD]; // prettier-ignore
const DEEPEST = 10;

/** Takes everything off the front of a line's text that is not the kernel's, and keeps what it says. */
export function stripPrefixes(line: LogLine): void {
  let rest = line.text;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const wanted = depth > 0 && line.time !== null && RFC5424.pattern.test(rest) ? RFC5424 : undefined;
    const stripped = strip(rest, line, wanted);
    if (stripped === null) {
      break;
    }
    rest = stripped;
  }
  line.text = rest.replace(/[\s`]+$/, '');
  if (line.host !== null && !/[\p{L}\d]/u.test(line.host)) {
    // taken out by whoever posted it
    line.host = null;
  }
}

function strip(rest: string, line: LogLine, wanted?: Prefix): string | null {
  for (const prefix of wanted ? [wanted] : ORDER) {
    const match = prefix.pattern.exec(rest);
    if (match !== null && match[0] !== '' && prefix.apply?.(line, match) !== false) {
      line.prefixed ||= prefix !== COPIED;
      return rest.slice(match[0].length);
    }
  }
  return null;
}
