import { createReadStream, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { InputShape } from '../src/core/evidence/logs/inputShape';
import { KernelLogReader } from '../src/core/evidence/logs/KernelLogReader';
import { KernelOomReport } from '../src/core/evidence/logs/KernelOomReport';
import { unusable } from './Fault';

/** No kernel writes a line near this size: what has no other is no log. */
const NO_LINE_BYTES = 1_048_576;

const REFUSED: Partial<Record<InputShape, string>> = {
  gzip: 'is compressed twice: decompress it first',
  zstd: 'is compressed with zstd: decompress it first (zstd -d)',
  xz: 'is compressed with xz: decompress it first (xz -d)',
  bzip2: 'is compressed with bzip2: decompress it first (bunzip2)',
  zip: 'is a zip archive: unpack it first',
  journal: 'is a file of journald itself: give what journalctl -k --file prints of it',
  binary: 'is no text: give a log such as dmesg or journalctl -k prints',
};

/**
 * Reads a log from a file, or from standard input for `-`, and yields the reports of each piece. A gzip file is
 * decompressed, whatever its name.
 * @param watch sees each piece as it passes
 * @throws Fault when it cannot be opened or is no log
 */
export async function* readKernelLogFile(
  file: string,
  watch: (piece: Uint8Array) => void = () => undefined
): AsyncGenerator<KernelOomReport[]> {
  const found: KernelOomReport[] = [];
  const reader = new KernelLogReader(file, (report) => found.push(report));
  const name = file === '-' ? 'Standard input' : file;
  let any = false;
  for await (const piece of pieces(file, name)) {
    reader.add(piece);
    watch(piece);
    refuse(name, reader.seen.shape);
    any ||= found.length > 0;
    yield found.splice(0);
  }
  reader.end();
  refuse(name, reader.seen.shape);
  const { bytes, oneLine } = reader.seen;
  if (!any && found.length === 0 && oneLine && bytes > NO_LINE_BYTES) {
    throw unusable(`${name} is no log: it is a single line of ${Math.round(bytes / 1_048_576)} MiB without a report.`);
  }
  yield found.splice(0);
}

function refuse(name: string, shape: InputShape | null): void {
  const why = shape === null ? undefined : REFUSED[shape];
  if (why !== undefined) {
    throw unusable(`${name} ${why}.`);
  }
}

async function* pieces(file: string, name: string): AsyncGenerator<Buffer> {
  const source = file === '-' ? process.stdin : opened(file);
  const iterator = (source as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let first: IteratorResult<Buffer>;
  try {
    first = await iterator.next();
  } catch (error) {
    throw unusable(`The kernel log ${file} cannot be read (${detailOf(error)}).`);
  }
  if (first.done) {
    return;
  }
  const bytes = chain(first.value, iterator);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* bytes;
    return;
  }
  try {
    yield* gunzipped(bytes);
  } catch (error) {
    throw unusable(`${name} is a damaged gzip file (${detailOf(error)}): what could be read of it is not whole.`);
  }
}

function opened(file: string): AsyncIterable<Buffer> {
  let isFolder;
  try {
    isFolder = statSync(file).isDirectory();
  } catch (error) {
    throw unusable(`The kernel log ${file} cannot be opened (${detailOf(error)}).`);
  }
  if (isFolder) {
    throw unusable(`The kernel log ${file} is a folder: give the files in it.`);
  }
  return createReadStream(file, { highWaterMark: 262_144 });
}

async function* chain(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    yield next.value;
  }
}

async function* gunzipped(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { Readable } = await import('node:stream');
  const source = Readable.from(bytes, { objectMode: false });
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  yield* source.pipe(gunzip) as AsyncIterable<Buffer>;
}

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
