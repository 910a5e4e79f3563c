import { readKernelEvent } from '../logs/report/readKernelEvent';
import { unwrapLine } from '../logs/lines/unwrapLine';
import { Said } from './datesOfLog';

const KEPT_BYTES = 65_536;
/**
 * What says that lines are missing: journald's "Missed N kernel messages" and "Suppressed N messages from kernel"
 * (systemd, src/journal), the kernel's own "printk: N messages dropped", "buffer overrun" of /dev/kmsg's readers.
 */
const LOST = /Missed \d{1,9} kernel messages|Suppressed \d{1,9} messages|\d{1,9} messages dropped|kmsg buffer overrun/;
const SEAM = 64;
const ASCII = new TextDecoder('latin1');

/** So many of the first lines must be ordinary ones, for the file to be more than an excerpt around reports. */
const ORDINARY = 10;

/** From when to when a log speaks, in dates, local times or uptimes, as the log has them. */
export interface Stretch {
  first: Said;
  last: Said;
  /** begins with ordinary lines, so that nothing between its ends was picked out */
  isWhole: boolean;
  host: string | null;
}

/** Watches a log pass by and keeps its beginning and its end: never the file. */
export class LogStretch {
  private head = new Uint8Array(0);
  private tail = new Uint8Array(0);
  private seam = '';
  private lost = false;

  add(piece: Uint8Array): void {
    const text = this.seam + ASCII.decode(piece);
    this.lost ||= LOST.test(text);
    this.seam = text.slice(-SEAM);
    if (this.head.length < KEPT_BYTES) {
      this.head = joined(this.head, piece.subarray(0, KEPT_BYTES - this.head.length));
    }
    this.tail =
      piece.length >= KEPT_BYTES
        ? piece.slice(piece.length - KEPT_BYTES)
        : joined(this.tail.subarray(Math.max(0, this.tail.length + piece.length - KEPT_BYTES)), piece);
  }

  read(): Stretch {
    const head = linesOf(this.head);
    const tail = linesOf(this.tail);
    const first = <T>(of: (line: Line) => T | null) => head.map(of).find((value) => value !== null) ?? null;
    const last = <T>(of: (line: Line) => T | null) =>
      tail
        .map(of)
        .filter((value) => value !== null)
        .at(-1) ?? null;
    const beginning = head.filter(({ text }) => text !== '').slice(0, ORDINARY);
    return {
      first: {
        time: first(({ time }) => time),
        localTime: first(({ localTime }) => localTime),
        uptimeSeconds: first(({ uptimeSeconds }) => uptimeSeconds),
      },
      last: {
        time: last(({ time }) => time),
        localTime: last(({ localTime }) => localTime),
        uptimeSeconds: last(({ uptimeSeconds }) => uptimeSeconds),
      },
      isWhole:
        !this.lost &&
        first(({ host }) => host) === last(({ host }) => host) &&
        isVaried(head) &&
        beginning.length === ORDINARY &&
        beginning.every(({ text }) => !isOfReport(text)),
      host: first(({ host }) => host),
    };
  }
}

/** What grep leaves has one word in each line; a kernel speaks of many things. */
function isVaried(lines: Line[]): boolean {
  const words = lines
    .filter(({ text }) => text !== '')
    .slice(0, 4 * ORDINARY)
    .map(({ text }) => new Set(text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? []));
  return words.length > 0 && ![...words[0]].some((word) => words.every((others) => others.has(word)));
}

type Line = ReturnType<typeof unwrapLine>[number];

const linesOf = (bytes: Uint8Array): Line[] =>
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .flatMap((line, i) => unwrapLine(line, i + 1));

const isOfReport = (text: string): boolean =>
  readKernelEvent(text) !== null || /oom|out of memory|Mem-Info|Call Trace/i.test(text);

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
