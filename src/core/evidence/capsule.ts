import { epochMs, toIso } from '../units';
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
  const problem = problemOf(value.evidence);
  if (problem !== null) {
    throw new CapsuleError('broken', problem);
  }
  return value as unknown as Capsule;
}

function problemOf(evidence: unknown): string | null {
  if (!isRecord(evidence)) {
    return 'the field "evidence" is missing';
  }
  for (const field of ['pods', 'nodes', 'queries', 'notices', 'collected', 'deleted']) {
    if (!Array.isArray(evidence[field])) {
      return `evidence.${field} is not a list`;
    }
  }
  for (const field of ['range', 'window']) {
    const range = evidence[field];
    if (!isRecord(range) || !isTime(range.from) || !isTime(range.to)) {
      return `evidence.${field} has no times`;
    }
  }
  if (!isTime(evidence.askedAt) || typeof evidence.scrapeSeconds !== 'number') {
    return 'evidence.askedAt or evidence.scrapeSeconds is missing';
  }
  if (!isRecord(evidence.series) || !isRecord(evidence.sources)) {
    return 'evidence.series or evidence.sources is missing';
  }
  const bad = Object.entries(evidence.series).find(([, series]) => !Array.isArray(series) || !series.every(isSeries));
  return bad ? `evidence.series.${bad[0]} holds something else than series` : null;
}

function isSeries(value: unknown): boolean {
  return (
    isRecord(value) &&
    isRecord(value.labels) &&
    Array.isArray(value.times) &&
    Array.isArray(value.values) &&
    value.times.length === value.values.length &&
    value.times.every(isTime) &&
    value.values.every((one) => typeof one === 'number')
  );
}

const isTime = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && Number.isFinite(epochMs(value));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
