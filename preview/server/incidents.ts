import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CapsuleError, parseCapsule, type Capsule } from '../../src/core/evidence/capsule';
import { capsuleProblem, damaged } from '../capsuleProblem';
import { Unusable } from './arguments';

/** What the page's list shows of a capsule. */
export interface ListedIncident {
  name: string;
  address: string;
  title: string;
  /** first sentence of its description, or empty */
  summary: string;
}

const CAPSULE_NAME = /\.json(\.gz)?$/;
const GZIP = 0x1f8b;
const known = new Map<string, { modified: number; incident: ListedIncident }>();

/** What the product exists for opens first. */
const OWN_STORY = /^node-oom\.json/;

const ownStoryFirst = (a: string, b: string): number =>
  Number(OWN_STORY.test(b)) - Number(OWN_STORY.test(a)) || (a < b ? -1 : 1);

/** The capsules of a folder by name; files that are none are left out. */
export function incidentsIn(folder: string): ListedIncident[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => CAPSULE_NAME.test(name)) : [];
  return names.sort(ownStoryFirst).flatMap((name) => {
    try {
      return [incidentOf(path.join(folder, name))];
    } catch {
      return [];
    }
  });
}

/** Reads what a capsule says of itself; remembers it until the file changes. */
export function incidentOf(file: string): ListedIncident {
  const modified = existsSync(file) ? statSync(file).mtimeMs : NaN;
  const remembered = known.get(file);
  if (remembered?.modified === modified) {
    return remembered.incident;
  }
  const name = path.basename(file);
  const { description = '' } = capsuleIn(file);
  const incident = {
    name,
    address: `/examples/${encodeURIComponent(name)}`,
    title: titleOf(name),
    summary: firstSentence(description),
  };
  known.set(file, { modified, incident });
  return incident;
}

function capsuleIn(file: string): Capsule {
  const bytes = bytesOf(file);
  const isCompressed = bytes.length > 2 && bytes.readUInt16BE(0) === GZIP;
  try {
    return parseCapsule((isCompressed ? gunzipSync(bytes) : bytes).toString('utf8'));
  } catch (error) {
    throw new Unusable(error instanceof CapsuleError ? capsuleProblem(file, error) : damaged(file));
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new Unusable(`${file} cannot be read: give a capsule, .json or .json.gz.`);
  }
}

/** node-oom.json.gz → Node OOM */
function titleOf(name: string): string {
  const words = name
    .replace(CAPSULE_NAME, '')
    .replace(/\.capsule$/, '')
    .split(/[-_]+/)
    .join(' ');
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return sentence.replace(/\b(oom|numa|cpu|psi)\b/gi, (word) => word.toUpperCase());
}

function firstSentence(text: string): string {
  const [, sentence] = /^\s*(.+?[.!?。！？])(\s|$|(?<=[。！？]))/s.exec(text) ?? [];
  return (sentence ?? text).trim();
}
