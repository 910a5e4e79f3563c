import { timeOf, type Capsule } from './Capsule';

/** Why a file is no capsule, in a sentence for whoever chose it. */
export class NotACapsule extends Error {}

const GZIP = [0x1f, 0x8b];

/** Reads a capsule as it was written: JSON, plain or gzipped, whatever its name says. */
export async function readCapsule(name: string, content: Blob): Promise<Capsule> {
  const text = await textOf(name, content);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotACapsule(`${name} is not a capsule: it is not JSON.`);
  }
  return checked(name, value as Partial<Capsule> | null);
}

async function textOf(name: string, content: Blob): Promise<string> {
  const start = new Uint8Array(await content.slice(0, 2).arrayBuffer());
  if (GZIP.some((byte, i) => start[i] !== byte)) {
    return content.text();
  }
  try {
    return await new Response(content.stream().pipeThrough(new DecompressionStream('gzip'))).text();
  } catch {
    throw new NotACapsule(`${name} is not a capsule: its compressed content is damaged.`);
  }
}

function checked(name: string, value: Partial<Capsule> | null): Capsule {
  const version = value?.capsule as unknown;
  if (typeof version === 'number' && version > 1) {
    throw new NotACapsule(`${name} is a capsule of a newer version (${version}): open it with a newer Pod Coroner.`);
  }
  if (version !== 1 || !value) {
    throw new NotACapsule(`${name} is not a capsule: it is JSON, but of something else.`);
  }
  const { range, evidence, selection } = value;
  if (!range || !(timeOf(range.from) < timeOf(range.to))) {
    throw new NotACapsule(`${name} is not a whole capsule: it has no time range.`);
  }
  if (!evidence?.series || !Array.isArray(evidence.pods)) {
    throw new NotACapsule(`${name} is not a whole capsule: it has no evidence.`);
  }
  return { ...(value as Capsule), selection: selection ?? {} };
}
