import { CapsuleError, parseCapsule, type Capsule } from '../../../src/core/evidence/capsule';
import { capsuleProblem, damaged } from '../../capsuleProblem';

/** Why a file is no capsule, in a sentence for whoever chose it. */
export class NotACapsule extends Error {}

const GZIP = [0x1f, 0x8b];

/** Reads a capsule, plain or gzipped, whatever its name says. @throws NotACapsule */
export async function readCapsule(name: string, content: Blob): Promise<Capsule> {
  const text = await textOf(name, content);
  try {
    return parseCapsule(text);
  } catch (error) {
    throw error instanceof CapsuleError ? new NotACapsule(capsuleProblem(name, error)) : error;
  }
}

/** @throws NotACapsule when it is a damaged gzip file */
export async function textOf(name: string, content: Blob): Promise<string> {
  const start = new Uint8Array(await content.slice(0, 2).arrayBuffer());
  if (GZIP.some((byte, i) => start[i] !== byte)) {
    return content.text();
  }
  try {
    return await new Response(content.stream().pipeThrough(new DecompressionStream('gzip'))).text();
  } catch {
    throw new NotACapsule(damaged(name));
  }
}
