import { LogLine } from './LogLine';
import { recordOf } from './jsonRecord';
import { unwrapMessage } from './unwrapLine';

const FIELD = /^ {0,8}(_{0,2}[A-Z][A-Z0-9_]{1,62})=([\s\S]*)$/;
const NAME = /^(MESSAGE)$/;
const SIZE_BYTES = 8;
const START = new Set(['__CURSOR', '__REALTIME_TIMESTAMP']);
const KEPT = new Set([
  '__CURSOR',
  'MESSAGE',
  '__REALTIME_TIMESTAMP',
  '_SOURCE_MONOTONIC_TIMESTAMP',
  '_HOSTNAME',
  '_TRANSPORT',
]);

/**
 * Puts journald's records together that stand a field a line: `journalctl -o export` (systemd, JOURNAL_EXPORT_FORMATS)
 * and `-o verbose`. A message of several lines comes after its size in eight bytes.
 */
export class ExportRecords {
  private fields: Record<string, string> = {};
  private number = 0;
  /** lines of a message that is announced by its size */
  private message: string[] | null = null;
  private left = 0;

  constructor(private readonly pass: (line: LogLine) => void) {}

  /** Whether the line was part of such a record. */
  takes(text: string, number: number): boolean {
    if (this.message !== null) {
      this.continueMessage(text);
      return true;
    }
    const [, name, value] = FIELD.exec(text) ?? [];
    if (name !== undefined && (KEPT.has(name) || !this.isIdle)) {
      if (name in this.fields || (START.has(name) && 'MESSAGE' in this.fields)) {
        this.flush();
      }
      if (KEPT.has(name)) {
        this.fields[name] = value;
        this.number = number;
      }
      return true;
    }
    if (NAME.test(text) && !this.isIdle) {
      this.message = [];
      this.left = -1;
      this.number = number;
      return true;
    }
    if (text === '' && !this.isIdle) {
      this.flush();
      return true;
    }
    // anything else ends a record: -o verbose has a dated line before each
    this.flush();
    return false;
  }

  end(): void {
    this.endMessage();
    this.flush();
  }

  get isIdle(): boolean {
    return this.message === null && Object.keys(this.fields).length === 0;
  }

  private continueMessage(text: string): void {
    const first = this.left === -1;
    if (first) {
      // the size's bytes are mostly zeros; those above 127 were no UTF-8 and are one character each all the same
      this.left = text.charCodeAt(0) + 256 * (text.charCodeAt(1) || 0);
    }
    const part = first ? text.slice(SIZE_BYTES) : text;
    this.message!.push(part);
    this.left -= part.length + 1;
    if (this.left < 0 || this.message!.length > 200) {
      this.endMessage();
    }
  }

  private endMessage(): void {
    if (this.message !== null) {
      this.fields.MESSAGE = this.message.join('\n');
      this.message = null;
    }
  }

  private flush(): void {
    const record = recordOf(this.fields);
    this.fields = {};
    if (record !== null) {
      const { message, ...known } = record;
      unwrapMessage(message, this.number, known).forEach(this.pass);
    }
  }
}
