import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Capsule, CapsuleError, parseCapsule } from '../src/core/evidence/capsule';
import { capsuleFault, unusable } from './Fault';

/** @throws Fault when the file cannot be opened or is no capsule that this version reads */
export function readCapsule(file: string): Capsule {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw unusable(`The capsule ${file} cannot be opened (${error instanceof Error ? error.message : error}).`);
  }
  try {
    return parseCapsule(text(bytes));
  } catch (error) {
    if (error instanceof CapsuleError) {
      throw capsuleFault(file, error);
    }
    throw unusable(
      `${file} is not a capsule: it is a damaged gzip file (${error instanceof Error ? error.message : error}).`
    );
  }
}

/** Written compressed when the name ends in `.gz`. @throws Fault when the file cannot be written */
export function writeCapsule(file: string, capsule: Capsule): void {
  const json = JSON.stringify(capsule) + '\n';
  try {
    writeFileSync(file, file.endsWith('.gz') ? gzipSync(json, { level: 9 }) : json);
  } catch (error) {
    throw unusable(`The capsule ${file} cannot be written (${error instanceof Error ? error.message : error}).`);
  }
}

/** A gzip file says so in its first two bytes, whatever its name. */
const text = (bytes: Buffer): string =>
  (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
