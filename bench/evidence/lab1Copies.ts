import { readFileSync } from 'node:fs';
import path from 'node:path';
import { together } from '../../src/core/evidence/attach/Brought';
import { readAttachment } from '../../src/core/evidence/attach/readAttachment';
import { withWitnesses } from '../../src/core/evidence/attach/withWitnesses';
import type { Evidence } from '../../src/core/evidence/Evidence';
import { lab1Evidence } from '../../tests/examples/lab1Evidence';
import { lab1 } from '../../tests/truth/lab1';

const FOLDER = path.dirname(lab1.recording);
const FILES = { 'kernel-log': 'kernel.log', events: 'events.json', pods: 'pods.json' } as const;

/** The real recording of one node with its kernel log, events and pod objects. */
export function withItsWitnesses(evidence: Evidence): Evidence {
  const brought = (Object.keys(FILES) as Array<keyof typeof FILES>).map((kind) =>
    readAttachment({ kind, node: '', name: kind, text: readFileSync(path.join(FOLDER, FILES[kind]), 'utf8') })
  );
  return withWitnesses(evidence, together(brought));
}

/** The recording once for each of so many nodes, under other names of pods and nodes and other ids. */
export const lab1OnNodes = async (nodes: number): Promise<Evidence> => repeated(await lab1Evidence(), nodes);
export const lab1OnNodesWithWitnesses = async (nodes: number): Promise<Evidence> =>
  repeated(withItsWitnesses(await lab1Evidence()), nodes);

/** Evidence of one cluster in which everything of the given one happened on each of so many nodes. */
export function repeated(evidence: Evidence, nodes: number): Evidence {
  const text = JSON.stringify(evidence);
  const copies = Array.from({ length: nodes }, (_, i) => JSON.parse(renamed(text, evidence, i)) as Evidence);
  const [first, ...others] = copies;
  for (const copy of others) {
    first.pods.push(...copy.pods);
    first.nodes.push(...copy.nodes);
    first.deleted.push(...copy.deleted);
    first.neighbourhoods?.push(...copy.neighbourhoods!);
    for (const [metric, series] of Object.entries(copy.series)) {
      first.series[metric].push(...series);
    }
    first.witnesses?.reports.push(...copy.witnesses!.reports);
    first.witnesses?.events.push(...copy.witnesses!.events);
    first.witnesses?.pods.push(...copy.witnesses!.pods);
    first.witnesses?.lines.push(...copy.witnesses!.lines);
    first.witnesses?.spans.push(...copy.witnesses!.spans);
  }
  return first;
}

/** Pods' and nodes' names, UIDs in both their spellings and container ids, each with the number of the copy in it. */
function renamed(text: string, { pods, nodes }: Evidence, copy: number): string {
  const names = [...pods.map(({ pod }) => pod), ...nodes.map(({ node }) => node)];
  const uids = pods.map(({ uid }) => uid).filter((uid) => uid !== '');
  const digits = copy.toString(16).padStart(4, '0');
  const all = [...names, ...uids, ...uids.map((uid) => uid.replaceAll('-', '_'))].sort((a, b) => b.length - a.length);
  return text
    .replace(new RegExp(all.join('|'), 'g'), (found) =>
      names.includes(found) ? `${found}-${copy}` : found.slice(0, -4) + digits
    )
    .replace(/\b[0-9a-f]{64}\b/g, (id) => digits + id.slice(4));
}
