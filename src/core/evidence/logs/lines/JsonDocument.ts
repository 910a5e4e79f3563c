import { recordOf, unixTime } from './jsonRecord';
import { LogLine } from './LogLine';
import { unwrapMessage } from './unwrapLine';

const LONGEST = 1_048_576;
const DEEPEST = 64;
/** Lines that are sorted at a time; Loki's own limit is 5000. */
const MOST_SORTED = 100_000;

/**
 * Reads a JSON document that holds log lines: an answer of Loki's HTTP API, an array of journald's or Cloud Logging's
 * records. It is read as a stream: only one value is held at a time. Loki answers newest first, and in no order within
 * one time: lines are sorted before they pass.
 */
export class JsonDocument {
  private readonly decoder = new TextDecoder();
  private text = '';
  private at = 0;
  /** where the values begin that are being read, -1 for those that are too long to be one of ours */
  private readonly starts: number[] = [];
  /** how far below the deepest level that a log can have */
  private deeper = 0;
  private inString = false;
  private labels: Record<string, unknown> = {};
  private number = 1;
  private lines: LogLine[] = [];

  constructor(private readonly pass: (line: LogLine) => void) {}

  add(bytes: Uint8Array): void {
    this.scan(this.decoder.decode(bytes, { stream: true }));
  }

  end(): void {
    this.scan(this.decoder.decode());
    this.sortAndPass();
  }

  private scan(more: string): void {
    this.text += more;
    const { text } = this;
    let at = this.at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.inString) {
        if (code === 92) {
          at++;
        } else if (code === 34) {
          this.inString = false;
        }
      } else if (code === 34) {
        this.inString = true;
      } else if (code === 123 || code === 91) {
        this.openAt(at);
      } else if (code === 125 || code === 93) {
        this.closeAt(at + 1);
      } else if (code === 10) {
        this.number++;
      }
    }
    this.at = at;
    this.forget();
  }

  private openAt(at: number): void {
    if (this.starts.length < DEEPEST) {
      this.starts.push(at);
    } else {
      this.deeper++;
    }
  }

  private closeAt(end: number): void {
    if (this.deeper > 0) {
      this.deeper--;
    } else {
      this.close(this.starts.pop() ?? -1, end);
    }
  }

  private close(start: number, end: number): void {
    if (start === -1 || end - start > LONGEST) {
      return;
    }
    const value = this.text[start] === '[' ? pairOf(this.text.slice(start, end)) : this.objectOf(start, end);
    if (value === null) {
      return;
    }
    if (Array.isArray(value)) {
      this.keep(value[1], { time: unixTime(Number(value[0])), host: hostOf(this.labels) });
      return;
    }
    const record = recordOf(value);
    if (record !== null) {
      const { message, ...known } = record;
      this.keep(message, known);
      // what is around it holds the same line
      this.starts.fill(-1, 1);
    } else if (/"stream"\s*:\s*$/.test(this.text.slice(Math.max(0, start - 20), start))) {
      this.labels = value;
    }
  }

  /** Only objects that can be a record or Loki's labels are worth parsing. */
  private objectOf(start: number, end: number): Record<string, unknown> | null {
    try {
      return JSON.parse(this.text.slice(start, end)) as Record<string, unknown>;
    } catch {
      return null;
    }
  }

  private keep(message: string, known: Partial<LogLine>): void {
    this.lines.push(...unwrapMessage(message.trimEnd(), this.number, known));
    if (this.lines.length >= MOST_SORTED) {
      this.sortAndPass();
    }
  }

  private sortAndPass(): void {
    const sorted = isDescending(this.lines) ? this.lines.reverse() : this.lines;
    this.lines = [];
    sorted.sort(byTime).forEach(this.pass);
  }

  /** Drops the text that no open value needs. */
  private forget(): void {
    const oldest = this.starts.findIndex((start) => start !== -1 && this.at - start <= LONGEST);
    this.starts.fill(-1, 0, oldest === -1 ? this.starts.length : oldest);
    const keep = oldest === -1 ? Math.max(0, this.at - 64) : Math.max(0, this.starts[oldest] - 64);
    this.text = this.text.slice(keep);
    this.at -= keep;
    this.starts.forEach((start, i) => (this.starts[i] = start === -1 ? -1 : start - keep));
  }
}

/** `["1700000000000000000", "line"]`, perhaps with structured metadata after it. */
function pairOf(text: string): [string, string] | null {
  if (!/^\[\s*"\d{10,19}"\s*,\s*"/.test(text)) {
    return null;
  }
  try {
    return JSON.parse(text) as [string, string];
  } catch {
    return null;
  }
}

const HOSTS = ['node', 'node_name', 'nodename', 'host', 'hostname', 'instance', '_HOSTNAME'];

function hostOf(labels: Record<string, unknown>): string | null {
  const name = HOSTS.find((label) => typeof labels[label] === 'string');
  return name === undefined ? null : (labels[name] as string);
}

function isDescending(lines: LogLine[]): boolean {
  let [up, down] = [0, 0];
  for (let i = 1; i < lines.length; i++) {
    const passed = (lines[i].time ?? 0) - (lines[i - 1].time ?? 0);
    up += passed > 0 ? 1 : 0;
    down += passed < 0 ? 1 : 0;
  }
  return down > up;
}

/** The kernel's own clock where both have it and it is one node's, else the shipper's. */
function byTime(a: LogLine, b: LogLine): number {
  if (a.host === b.host && a.uptimeSeconds !== null && b.uptimeSeconds !== null) {
    return a.uptimeSeconds - b.uptimeSeconds;
  }
  return (a.time ?? 0) - (b.time ?? 0);
}
