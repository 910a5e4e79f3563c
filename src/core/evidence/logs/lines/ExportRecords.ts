import { LogLine } from './LogLine';
import { recordOf } from './jsonRecord';
import { unwrapMessage } from './unwrapLine';

const FIELD = /^ {0,8}(_{0,2}[A-Z][A-Z0-9_]{1,62})=([\s\S]*)$/;
const NAME = /^(MESSAGE)$/;
const SIZE_BYTES = 8;
const MOST_LINES = 200;
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
  /** lines of a message that follows its size */
  private message: string[] | null = null;

  constructor(private readonly pass: (line: LogLine) => void) {}

  /** Whether the line was part of such a record. */
  takes(text: string, number: number): boolean {
    if (this.message !== null) {
      // its end is told by what follows it: the size is no text, and a byte of it may look like the end of a line
      if ((text !== '' || this.message.length === 0) && !FIELD.test(text) && this.message.length < MOST_LINES) {
        this.message.push(text);
        return true;
      }
      this.endMessage();
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

  private endMessage(): void {
    if (this.message !== null) {
      this.fields.MESSAGE = this.message.join('\n').slice(SIZE_BYTES);
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
