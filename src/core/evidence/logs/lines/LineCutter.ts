import { NeedleScanner } from './NeedleScanner';

/**
 * Words of which each report holds some, long enough to skip by. Numbers are the same words as journald's JSON writes
 * them where a message is no UTF-8.
 */
const NEEDLES = [
  'oom-kill', 'ed process ', 'ill process ', 'ut of memory', 'ut of Memory', 'oom.group', 'total_vm', 'result of limit',
  'of cgroup', 'cgroup stats', 'ory: usage', 'anual OOM', 'moom_callback', '111,111,109,45,107', '111,117,116,32,111,102,32,109',
  '117,116,32,111,102,32,109', '101,100,32,112,114,111,99',
]; // prettier-ignore

const NEWLINE = 10;
/** Before the first word of a report: the rest of its record, a wrapped line's start. */
const BEFORE = 4096;
/** A line is taken in pieces of this size; no kernel record is longer than 1 KiB. */
const LONGEST_LINE = 262_144;
/** Lines that are read after a word that opened nothing. */
const AFTER = 4;

export interface LineTaker {
  line: (text: string, number: number) => void;
  /** nothing is expected from the lines that follow */
  isIdle: () => boolean;
}

/**
 * Cuts bytes into lines, but only near the words of a report: the rest of a journal is searched, not read. Lines are
 * decoded as UTF-8; what is not becomes U+FFFD.
 */
export class LineCutter {
  private readonly scanner = new NeedleScanner(NEEDLES);
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  private held = new Uint8Array(0);
  /** number of the line that `held` begins in */
  private number = 1;
  /** how far `held` was searched; what is before it holds no word */
  private searched = 0;
  private reading = false;
  private idleLines = 0;

  constructor(private readonly taker: LineTaker) {}

  add(bytes: Uint8Array): void {
    this.work(this.withHeld(bytes), false);
  }

  end(): void {
    this.work(this.held, true);
    this.held = new Uint8Array(0);
  }

  private work(bytes: Uint8Array, last: boolean): void {
    let at = 0;
    while (at < bytes.length) {
      const next = this.reading ? this.readLines(bytes, at, last) : this.search(bytes, at, last);
      if (next === at && !this.reading) {
        break;
      }
      const waits = this.reading && next === at;
      at = next;
      if (waits) {
        break;
      }
    }
    this.searched = Math.max(0, this.searched - at);
    this.held = bytes.slice(at);
  }

  /** Moves on to the line where reading must begin, or to what must be kept for the next piece. */
  private search(bytes: Uint8Array, at: number, last: boolean): number {
    const hit = this.scanner.find(bytes, Math.max(at, this.searched));
    if (hit === -1) {
      // a word may be cut by the end of the piece
      this.searched = Math.max(at, bytes.length - 40);
      const keep = last ? bytes.length : lineStart(bytes, Math.max(at, bytes.length - BEFORE), at);
      this.number += newlines(bytes, at, keep);
      return keep;
    }
    const start = lineStart(bytes, Math.max(at, hit - BEFORE), at);
    this.number += newlines(bytes, at, start);
    this.searched = hit + 1;
    this.reading = true;
    this.idleLines = 0;
    return start;
  }

  private readLines(bytes: Uint8Array, from: number, last: boolean): number {
    let at = from;
    while (at < bytes.length) {
      let end = bytes.indexOf(NEWLINE, at);
      const isWhole = end !== -1;
      if (!isWhole && !last && bytes.length - at < LONGEST_LINE) {
        return at;
      }
      end = isWhole ? end : bytes.length;
      const stop = Math.min(end, at + LONGEST_LINE);
      this.taker.line(withoutReturn(this.decoder.decode(bytes.subarray(at, stop))), this.number);
      const consumed = stop === end && isWhole;
      at = consumed ? stop + 1 : stop;
      this.number += consumed ? 1 : 0;
      if (at > this.searched && this.taker.isIdle() && ++this.idleLines > AFTER) {
        this.reading = false;
        return at;
      }
    }
    return at;
  }

  private withHeld(bytes: Uint8Array): Uint8Array {
    if (this.held.length === 0) {
      return bytes;
    }
    const both = new Uint8Array(this.held.length + bytes.length);
    both.set(this.held);
    both.set(bytes, this.held.length);
    return both;
  }
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

/** Where the line around a position begins, or the first that begins after `from`; a line without end is cut there. */
function lineStart(bytes: Uint8Array, from: number, least: number): number {
  if (from === least) {
    return least;
  }
  const newline = bytes.subarray(from, from + BEFORE).indexOf(NEWLINE);
  return newline === -1 ? from : from + newline + 1;
}

function newlines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE, from); at !== -1 && at < to; at = bytes.indexOf(NEWLINE, at + 1)) {
    count++;
  }
  return count;
}
