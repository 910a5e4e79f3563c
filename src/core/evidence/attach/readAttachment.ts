import { parseEvents } from '../cluster/parseEvents';
import { parsePods } from '../cluster/parsePods';
import { UnreadableAttachment } from '../cluster/UnreadableAttachment';
import { KernelLogReader } from '../logs/KernelLogReader';
import { KernelOomReport } from '../logs/KernelOomReport';
import { Brought, NOTHING_BROUGHT } from './Brought';
import { LogStretch } from './LogStretch';

/** Evidence as text: a file's, or pasted (contract.md, `attachments` of a query). */
export interface Attachment {
  kind: 'kernel-log' | 'events' | 'pods';
  /** the node whose kernel log it is; empty when not known */
  node: string;
  text: string;
  /** the file's name, for messages */
  name?: string;
}

/** @throws UnreadableAttachment when the text is not what it is said to be */
export function readAttachment({ kind, node, text, name = kind }: Attachment): Brought {
  switch (kind) {
    case 'kernel-log': {
      const reading = new KernelLogReading(name, node);
      reading.add(new TextEncoder().encode(text));
      return reading.end();
    }
    case 'events': {
      const { events, skipped } = parseEvents(text);
      return {
        ...NOTHING_BROUGHT,
        events,
        families: ['events'],
        skipped: skipped > 0 ? [{ file: name, count: skipped }] : [],
      };
    }
    case 'pods':
      return { ...NOTHING_BROUGHT, pods: parsePods(text), families: ['pods'] };
  }
}

/** Reads a kernel log piece by piece: what is kept are its reports, its beginning and its end. */
export class KernelLogReading {
  private readonly reports: KernelOomReport[] = [];
  private readonly stretch = new LogStretch();
  private readonly reader: KernelLogReader;

  constructor(
    private readonly file: string,
    private readonly node: string
  ) {
    this.reader = new KernelLogReader(file, (report) => this.reports.push(report));
  }

  add(piece: Uint8Array): void {
    this.reader.add(piece);
    this.stretch.add(piece);
  }

  /** @throws UnreadableAttachment when it was no text */
  end(): Brought {
    this.reader.end();
    const { shape } = this.reader.seen;
    if (shape !== null && NO_TEXT.has(shape)) {
      throw new UnreadableAttachment('kernel-log', 'binary');
    }
    const log = { file: this.file, node: this.node, reports: this.reports, stretch: this.stretch.read() };
    return { ...NOTHING_BROUGHT, logs: [log], families: ['kernel-log'] };
  }
}

const NO_TEXT = new Set(['gzip', 'zstd', 'xz', 'bzip2', 'zip', 'journal', 'binary']);
