import { toIso } from '../units';
import { capsuleSchema } from './capsuleSchema';
import { Evidence, Selection } from './Evidence';

/** The capsule format that is written; older ones are read. */
export const CAPSULE_VERSION = 1;

/** All the evidence of a selection as a file: no credential, no address. */
export interface Capsule {
  capsule: number;
  madeAt: string;
  selection: Selection;
  range: { from: string; to: string };
  /** one sentence on what it holds, for lists */
  description?: string;
  evidence: Evidence;
}

export class CapsuleError extends Error {
  constructor(
    readonly problem: 'not-json' | 'not-a-capsule' | 'newer' | 'broken',
    readonly detail: string
  ) {
    super(`${problem}: ${detail}`);
    this.name = 'CapsuleError';
  }
}

export function makeCapsule(evidence: Evidence, description?: string): Capsule {
  const { selection, range, askedAt } = evidence;
  return {
    capsule: CAPSULE_VERSION,
    madeAt: toIso(askedAt),
    selection,
    range: { from: toIso(range.from), to: toIso(range.to) },
    ...(description === undefined ? {} : { description }),
    evidence,
  };
}

/**
 * Reads a capsule's JSON text.
 * @throws CapsuleError when it is no JSON, no capsule, of a newer schema, or lacks evidence
 */
export function parseCapsule(text: string): Capsule {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CapsuleError('not-json', error instanceof Error ? error.message : String(error));
  }
  if (!isRecord(value) || typeof value.capsule !== 'number') {
    throw new CapsuleError('not-a-capsule', 'the field "capsule" is missing');
  }
  if (value.capsule > CAPSULE_VERSION) {
    throw new CapsuleError('newer', String(value.capsule));
  }
  const checked = capsuleSchema.safeParse(value);
  if (!checked.success) {
    const [{ path, message }] = checked.error.issues;
    throw new CapsuleError('broken', `${path.join('.')}: ${message}`);
  }
  return value as unknown as Capsule;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
