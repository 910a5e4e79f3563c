import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { globSync } from 'glob';
import { catalogue } from '../../../scenarios';
import { lab1 } from '../../truth/lab1';
import { collectIncident } from './collectIncident';
import { lab1Incident } from './lab1Incident';
import { Recording } from './Recording';
import { scriptedIncident } from './scriptedIncident';

const ROOT = path.resolve(__dirname, '../../..');
const CACHE = path.join(ROOT, 'node_modules/.cache/pod-coroner-accuracy');

/** Whatever a recording depends on: the worlds, the collecting and parsing core, and how both are brought together. */
const SOURCES = [
  'scenarios/**/*.ts',
  'src/core/evidence/**/*.ts',
  'tests/accuracy/{recording,installations}/*.ts',
  'tests/integration/dialects.ts',
  'tests/truth/lab1.ts',
];

export const INCIDENTS: string[] = ['lab1', ...catalogue.map(({ name }) => name)];

/** A short hash of all sources of recordings. */
export function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: ROOT, ignore: '**/*.test.ts' }).sort()) {
    hash.update(file).update(readFileSync(path.join(ROOT, file)));
  }
  return hash.update(readFileSync(lab1.metrics)).digest('hex').slice(0, 16);
}

/** An incident as each installation scrapes it: made once for the same sources, then read from a file. */
export async function cachedRecordings(name: string, hash: string): Promise<Recording[]> {
  const file = path.join(CACHE, hash, `${name}.v8`);
  try {
    return deserialize(readFileSync(file)) as Recording[];
  } catch {
    const script = catalogue.find((one) => one.name === name);
    if (!script && name !== 'lab1') {
      throw new Error(`There is no incident "${name}"; there are ${INCIDENTS.join(', ')}.`);
    }
    const recordings = await collectIncident(script ? scriptedIncident(script) : lab1Incident());
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, serialize(recordings));
    renameSync(`${file}.${process.pid}`, file);
    return recordings;
  }
}
