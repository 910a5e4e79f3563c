import { KernelOomReport } from './KernelOomReport';
import { InputShape, shapeOf } from './inputShape';
import { ExportRecords } from './lines/ExportRecords';
import { JsonDocument } from './lines/JsonDocument';
import { LineCutter } from './lines/LineCutter';
import { LogLine } from './lines/LogLine';
import { NewestFirst } from './lines/NewestFirst';
import { unwrapLine } from './lines/unwrapLine';
import { WrappedLines } from './lines/WrappedLines';
import { ReportAssembler } from './report/ReportAssembler';

/** Enough to tell what kind of file it is. */
const SNIFFED_BYTES = 4096;

/**
 * Reads the kernel's OOM reports from a log of any shape, piece by piece: what is kept is a report and a few lines, never
 * the file. Reports are passed on as soon as they are whole, in the order in which they began.
 */
export class KernelLogReader {
  private readonly assembler: ReportAssembler;
  private readonly wrapped: WrappedLines;
  private readonly order: NewestFirst;
  private readonly exported: ExportRecords;
  private input: { add: (bytes: Uint8Array) => void; end: () => void } | null = null;
  private decoder: TextDecoder | null = null;
  private sniffed = new Uint8Array(0);
  private readonly encoder = new TextEncoder();
  private oneLine = true;
  private bytesRead = 0;
  private shape: InputShape | null = null;

  /** @param file the name that reports bear */
  constructor(file: string, pass: (report: KernelOomReport) => void) {
    this.assembler = new ReportAssembler(file, pass);
    this.wrapped = new WrappedLines((line) => this.assembler.add(line));
    this.order = new NewestFirst((line) => this.wrapped.add(line));
    this.exported = new ExportRecords((line) => this.take(line));
  }

  /** Takes the next piece, cut anywhere. */
  add(piece: Uint8Array | string): void {
    const bytes = typeof piece === 'string' ? this.encoder.encode(piece) : piece;
    this.bytesRead += bytes.length;
    this.oneLine &&= bytes.indexOf(10) === -1;
    if (this.input !== null) {
      this.forward(bytes);
      return;
    }
    this.sniffed = joined(this.sniffed, bytes);
    if (this.sniffed.length >= SNIFFED_BYTES) {
      this.begin();
    }
  }

  /** There is no more: passes on what is still open. */
  end(): void {
    this.begin();
    const rest = this.decoder?.decode();
    if (rest) {
      this.input!.add(this.encoder.encode(rest));
    }
    this.input!.end();
    this.exported.end();
    this.order.end();
    this.wrapped.flush();
    this.assembler.end();
  }

  /** What the beginning looks like, and whether no line ever ended; null before enough was read. */
  get seen(): { shape: InputShape | null; bytes: number; oneLine: boolean } {
    return { shape: this.shape, bytes: this.bytesRead, oneLine: this.oneLine };
  }

  private begin(): void {
    if (this.input !== null) {
      return;
    }
    this.shape = shapeOf(this.sniffed);
    if (this.shape === 'utf-16le' || this.shape === 'utf-16be') {
      this.decoder = new TextDecoder(this.shape);
    }
    this.input =
      this.shape === 'json-document'
        ? new JsonDocument((line) => this.take(line))
        : new LineCutter({ line: (text, number) => this.line(text, number), isIdle: () => this.isIdle });
    this.forward(this.sniffed);
    this.sniffed = new Uint8Array(0);
  }

  private forward(bytes: Uint8Array): void {
    this.input!.add(this.decoder === null ? bytes : this.encoder.encode(this.decoder.decode(bytes, { stream: true })));
  }

  private line(text: string, number: number): void {
    if (!this.exported.takes(text, number)) {
      unwrapLine(text, number).forEach((line) => this.take(line));
    }
  }

  private take(line: LogLine): void {
    this.order.add(line);
  }

  private get isIdle(): boolean {
    return this.assembler.isIdle && !this.wrapped.isHolding && !this.order.isHolding && this.exported.isIdle;
  }
}

/** All reports of a text that is at hand as a whole. */
export function readKernelLog(text: string | Uint8Array, file: string): KernelOomReport[] {
  const reports: KernelOomReport[] = [];
  const reader = new KernelLogReader(file, (report) => reports.push(report));
  reader.add(text);
  reader.end();
  return reports;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
