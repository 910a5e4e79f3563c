/** What a file is, by how it begins. */
export type InputShape =
  'lines' | 'json-document' | 'utf-16le' | 'utf-16be' | 'gzip' | 'zstd' | 'xz' | 'bzip2' | 'zip' | 'journal' | 'binary';

const MAGIC: Array<[InputShape, number[]]> = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  // systemd's own files (systemd, src/libsystemd/sd-journal/journal-def.h)
  ['journal', [0x4c, 0x50, 0x4b, 0x53, 0x48, 0x48, 0x52, 0x48]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Share of bytes that no text has, above which it is none; a log may hold a run of zeros after a power cut. */
const TOO_MANY = 0.05;
const LOKI = /^\s*\{[\s\S]{0,200}"(?:resultType|streams|data)"\s*:/;

/** Tells from its first bytes what a file is. Whatever is not recognised is taken for lines. */
export function shapeOf(start: Uint8Array): InputShape {
  const magic = MAGIC.find(([, bytes]) => bytes.every((byte, i) => start[i] === byte));
  if (magic !== undefined) {
    return magic[0];
  }
  if (isBinary(start)) {
    return 'binary';
  }
  const text = new TextDecoder().decode(start);
  return LOKI.test(text) || /^\s*\[\s*[{[]/.test(text) || /^\s*\[\s*$/.test(text) ? 'json-document' : 'lines';
}

function isBinary(bytes: Uint8Array): boolean {
  const odd = bytes.reduce((count, byte) => count + (byte > 0 && byte < 9 ? 1 : byte > 13 && byte < 27 ? 1 : 0), 0);
  return odd > bytes.length * TOO_MANY;
}
