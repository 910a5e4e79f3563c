import { epochMs } from '../../units';
import { ClusterEvent } from '../cluster/ClusterEvent';
import { parseEventLine } from '../cluster/parseEvents';
import { Evidence } from '../Evidence';
import { Kill } from '../../kills/Kill';
import { readJsonRecord } from '../logs/lines/jsonRecord';
import { LogStream } from './Loki';
import { CLUSTER_LABELS, LogLabels, NAMESPACE_LABELS, present, SOURCE_LABELS } from './LogLabels';
import { equals, linesWith, oneOf, streams } from './logql';
import { LokiReader } from './LokiReader';
import { EVENT_NEEDLES, EVENT_SOURCE, EVICTION_NEEDLE } from './needles';
import { milliseconds } from './readKernel';
import { windowsFor } from './timeWindows';

/** A deletion asks first and kills after its grace period. */
const BEFORE_MS = 180_000;

/**
 * Kubernetes events that an exporter ships to Loki, around the kills; evictions over the whole range, since a pod may be
 * gone within a scrape. `null` when there is no stream of events.
 */
export async function readEvents(
  reader: LokiReader,
  names: string[],
  labels: LogLabels,
  evidence: Evidence,
  kills: Kill[]
): Promise<ClusterEvent[] | null> {
  const { range } = evidence;
  const selector = await eventStreams(reader, names, labels, evidence);
  if (selector === null) {
    return null;
  }
  const windows = windowsFor(evidence, kills, { before: BEFORE_MS });
  const ask = (needle: string, from: number, to: number) =>
    reader.lines('events', { expression: linesWith(selector, needle), start: epochMs(from), end: epochMs(to) });
  const isWhole = windows.length === 1 && windows[0].from < range.from && windows[0].to >= range.to;
  const answers = await Promise.all([
    ...windows.map(({ from, to }) => ask(EVENT_NEEDLES, from, to)),
    ...(isWhole ? [] : [ask(EVICTION_NEEDLE, range.from, range.to)]),
  ]);
  const [namespace] = present(labels.namespace, NAMESPACE_LABELS, names);
  return distinct(answers.flatMap((answer) => answer.streams).flatMap((stream) => eventsIn(stream, namespace)));
}

/** The streams of an exporter of events, by the first label that shows one. */
async function eventStreams(
  reader: LokiReader,
  names: string[],
  labels: LogLabels,
  { range, nodes }: Evidence
): Promise<string | null> {
  const [clusterLabel] = present(labels.cluster, CLUSTER_LABELS, names);
  const [clusters] = [new Set(nodes.map(({ cluster }) => cluster))];
  const known = clusterLabel !== undefined && !clusters.has('') && clusters.size > 0;
  const has = known ? await reader.labelValues(clusterLabel, range) : [];
  const ofCluster = [...clusters].filter((cluster) => has.includes(cluster));
  for (const label of present(labels.source, SOURCE_LABELS, names)) {
    const values = (await reader.labelValues(label, range)).filter((value) => EVENT_SOURCE.test(value));
    if (values.length > 0) {
      return streams([oneOf(label, values), ...(ofCluster.length > 0 ? [oneOf(clusterLabel, ofCluster)] : [])]);
    }
  }
  return names.includes('kind') && names.includes('reason') ? streams([equals('kind', 'Event')]) : null;
}

function eventsIn({ labels, entries }: LogStream, namespace: string | undefined): ClusterEvent[] {
  return entries.flatMap(({ ns, line }) => {
    const context = { at: milliseconds(ns), namespace: (namespace && labels[namespace]) ?? '' };
    const event = forms(line)
      .map((text) => parseEventLine(text, context))
      .find((one) => one !== null);
    return event ? [event] : [];
  });
}

/** The line itself, or what a container runtime's JSON or prefix was put around. */
const forms = (line: string): string[] => [
  line,
  ...(line.startsWith('{') ? [readJsonRecord(line)?.message ?? ''] : [line.slice(line.indexOf('{'))]),
];

/** Exporters tell an event again when its count rises, and after their own restart. */
const distinct = (events: ClusterEvent[]): ClusterEvent[] => [
  ...new Map(events.map((event) => [JSON.stringify(event), event])).values(),
];
