import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { shown } from '../../scenarios';
import { parseCapsule } from '../../src/core/evidence/capsule';
import type { Evidence } from '../../src/core/evidence/Evidence';
import type { TruthEntry } from '../truth/compareWithTruth';

const FOLDER = path.resolve(__dirname, '../../examples');

/** The end of every example (scripts/make-examples.ts). */
const END = Date.parse('2026-11-23T20:00:00Z');

export interface Incident {
  name: string;
  evidence(): Promise<Evidence>;
  truth(): TruthEntry[];
}

/** The incidents whose capsules lie in examples/, with what really happened in them. */
export const examples: Incident[] = shown.map(({ name, simulate }) => ({
  name,
  evidence: () => Promise.resolve(evidenceIn(path.join(FOLDER, `${name}.json.gz`))),
  truth: () => simulate(END).truth,
}));

export function evidenceIn(file: string): Evidence {
  const bytes = readFileSync(file);
  return parseCapsule((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')).evidence;
}
