import { message, Message } from '../../explanation/Message';
import { findKills } from '../../kills/findKills';
import { Records } from '../../kills/Records';
import { Kill } from '../../kills/Kill';
import { Brought, NOTHING_BROUGHT } from '../attach/Brought';
import { withWitnesses } from '../attach/withWitnesses';
import { DaemonLine } from '../cluster/DaemonLine';
import { Evidence } from '../Evidence';
import { EvidenceFamily } from '../families';
import { findNodes, NodeStreams } from './findNodes';
import { LogLabels, NODE_LABELS, present } from './LogLabels';
import { Loki } from './Loki';
import { LokiReader } from './LokiReader';
import { readDaemons } from './readDaemons';
import { readEvents } from './readEvents';
import { readKernel } from './readKernel';
import { kernelStreams, readSilence } from './readSilence';
import { askedKills, labelRange, windowsFor } from './timeWindows';

/** Nodes whose logs are read; more are cut and said. */
const MOST_NODES = 50;
const NAMED = 5;

/** The evidence with what Loki's logs say of its kills. Whatever Loki does, the evidence stands: its faults are notices. */
export async function withLogs(evidence: Evidence, loki: Loki, labels: LogLabels = {}): Promise<Evidence> {
  const reader = new LokiReader(loki);
  const collected = await collectLogs(evidence, reader, labels);
  return {
    ...collected,
    queries: [...collected.queries, ...reader.queries],
    notices: [...collected.notices, ...reader.notices],
  };
}

async function collectLogs(evidence: Evidence, reader: LokiReader, labels: LogLabels): Promise<Evidence> {
  const before = killsOf(evidence);
  const names = await reader.labelNames(labelRange(evidence, before));
  if (names.length === 0) {
    return noted(evidence, reader.notices.length > 0 ? [] : [message('notice.loki-empty')]);
  }
  const { events, ambiguous } = await readEvents(reader, names, labels, evidence, before);
  const seen = withWitnesses(
    evidence,
    events === null ? NOTHING_BROUGHT : { ...NOTHING_BROUGHT, events, families: ['events'] }
  );
  const kills = killsOf(seen);
  const asked = nodesOf(seen, kills);
  const nodes = await findNodes(reader, names, labels, asked.slice(0, MOST_NODES), labelRange(seen, kills));
  const notices = [
    ...(ambiguous || nodes.some((node) => node.ambiguous) ? [message('notice.loki-clusters')] : []),
    ...nodeNotices(asked, nodes, present(labels.node, NODE_LABELS, names)),
  ];
  const logs = await readNodes(reader, names, seen, kills, nodes);
  const heard = withWitnesses(seen, logs);
  const spans = await readSilence(reader, logs, killsOf(heard));
  const isRead = logs.logs.length > 0 || spans.length > 0;
  const isUnknown = kills.length > 0 && nodes.length > 0 && logs.heard.length === 0 && reader.notices.length === 0;
  return noted(
    isRead ? withWitnesses(heard, { ...NOTHING_BROUGHT, spans, families: ['kernel-log'] }) : heard,
    isUnknown ? [...notices, message('notice.loki-no-kernel')] : notices
  );
}

const killsOf = (evidence: Evidence): Kill[] => askedKills(evidence, findKills(new Records(evidence)).kills);

const noted = (evidence: Evidence, notices: Message[]): Evidence => ({
  ...evidence,
  notices: [...evidence.notices, ...notices],
});

async function readNodes(
  reader: LokiReader,
  names: string[],
  evidence: Evidence,
  kills: Kill[],
  nodes: NodeStreams[]
): Promise<Brought & Pick<Awaited<ReturnType<typeof readKernel>>, 'heard' | 'searched'>> {
  const read = await Promise.all(
    nodes.map(async (node) => {
      const windows = windowsFor(evidence, kills.filter(({ pod }) => pod.node === node.node)); // prettier-ignore
      return Promise.all([readKernel(reader, node, windows, names), readDaemons(reader, node, windows)]);
    })
  );
  const lines = distinct(read.flatMap(([, said]) => said));
  const heard = read.flatMap(([kernel]) => kernel.heard);
  const families: EvidenceFamily[] = [
    ...(lines.some(({ daemon }) => daemon === 'kubelet') ? ['kubelet-log' as const] : []),
    ...(lines.some(({ daemon }) => daemon !== 'kubelet') ? ['daemon-log' as const] : []),
  ];
  const logs = read.flatMap(([kernel]) => kernel.logs);
  return {
    ...NOTHING_BROUGHT,
    logs,
    lines,
    families: logs.length > 0 ? ['kernel-log', ...families] : families,
    heard: [...heard, ...(await kernelStreams(reader, names, nodes, heard, labelRange(evidence, kills)))],
    searched: read.flatMap(([kernel]) => kernel.searched),
  };
}

/** Two labels may name one node. */
const distinct = (lines: DaemonLine[]): DaemonLine[] => [
  ...new Map(lines.map((line) => [JSON.stringify(line), line])).values(),
];

/** The nodes of the kills, then those of all selected pods: a process may have died unseen. */
function nodesOf({ pods }: Evidence, kills: Kill[]): Evidence['nodes'] {
  const of = [...kills.map(({ pod }) => pod), ...pods.filter(({ selected }) => selected)].filter(
    ({ node }) => node !== ''
  );
  return [...new Map(of.map(({ cluster, node }) => [JSON.stringify([cluster, node]), { cluster, node }])).values()];
}

function nodeNotices(asked: Evidence['nodes'], found: NodeStreams[], labels: string[]): Message[] {
  const read = asked.slice(0, MOST_NODES);
  const unknown = read.filter(({ node }) => !found.some((one) => one.node === node)).map(({ node }) => node);
  const names = unknown.slice(0, NAMED).join(', ') + (unknown.length > NAMED ? ', …' : '');
  return [
    ...(asked.length > MOST_NODES
      ? [message('notice.loki-nodes-cut', { shownCount: MOST_NODES, foundCount: asked.length })]
      : []),
    ...(unknown.length > 0
      ? [
          labels.length === 0
            ? message('notice.loki-no-node-label', { nodes: names })
            : message('notice.loki-unknown-nodes', { nodes: names, labels: labels.join(', ') }),
        ]
      : []),
  ];
}
