import { readJsonRecord } from './jsonRecord';
import { bareLine, LogLine } from './LogLine';
import { stripPrefixes } from './prefixes';

const COLOUR = /\p{Cc}\[[\d;]{0,12}m/gu;
const KMSG = /^\s*\d{1,4},\d{1,20},\d{1,16},/;
const LOGFMT = /(?:^|\s)(?:msg|message|MESSAGE)="((?:[^"\\]|\\.)*)"/;
const LOGFMT_START = /^[\w.]{1,40}=\S/;
const NEWLINE = /#012|\n/;
const DEEPEST = 3;

/**
 * The kernel's lines in one line of a log, whatever carried them: JSON, the CRI, logfmt, syslog, kmsg. One record may
 * hold several (a memory.stat), as `#012` of rsyslog, `\x0a` of /dev/kmsg or a newline within JSON.
 */
export function unwrapLine(raw: string, number: number): LogLine[] {
  const line = bareLine(raw, number);
  unwrap(line, 0);
  const parts = line.text.split(NEWLINE);
  return parts.length === 1 ? [line] : parts.map((text) => ({ ...line, text: text.trim() }));
}

/** A line whose message is known already, from a record of which some things are known. */
export function unwrapMessage(message: string, number: number, known: Partial<LogLine>): LogLine[] {
  return unwrapLine(message, number).map((line) => merged(line, known));
}

function unwrap(line: LogLine, depth: number): void {
  if (line.text.includes('\u001b')) {
    line.text = line.text.replace(COLOUR, '');
  }
  if (KMSG.test(line.text)) {
    line.text = unescaped(line.text);
  }
  stripPrefixes(line);
  const inner = depth < DEEPEST ? carried(line.text) : null;
  if (inner !== null) {
    const { message, ...known } = inner;
    const nested = { ...bareLine(message.trimEnd(), line.line) };
    unwrap(nested, depth + 1);
    Object.assign(line, merged(nested, merged(line, known)), { prefixed: true });
    line.text = nested.text;
  }
}

/** What an inner line says of itself goes before what its carrier says. */
function merged(line: LogLine, known: Partial<LogLine>): LogLine {
  return {
    ...line,
    uptimeSeconds: line.uptimeSeconds ?? known.uptimeSeconds ?? null,
    time: line.time ?? known.time ?? null,
    localTime: line.localTime ?? known.localTime ?? null,
    host: line.host ?? known.host ?? null,
    caller: line.caller ?? known.caller ?? null,
    ofKernel: line.ofKernel && (known.ofKernel ?? true),
    prefixed: true,
  };
}

type Carried = Partial<LogLine> & { message: string };

function carried(text: string): Carried | null {
  if (text.startsWith('{') && text.endsWith('}')) {
    return readJsonRecord(text);
  }
  const logfmt = LOGFMT_START.test(text) ? LOGFMT.exec(text) : null;
  return logfmt && { message: logfmt[1].replaceAll('\\"', '"') };
}

/** /dev/kmsg writes whatever is not printable ASCII, and the backslash, as `\xNN` of its UTF-8. */
function unescaped(text: string): string {
  if (!text.includes('\\x')) {
    return text;
  }
  return text.replace(/(?:\\x[0-9a-f]{2})+/g, (run) =>
    new TextDecoder().decode(Uint8Array.from(run.slice(2).split('\\x'), (pair) => parseInt(pair, 16)))
  );
}
