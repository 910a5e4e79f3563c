import { epochMs } from '../../units';
import { ClusterEvent } from '../cluster/ClusterEvent';
import { parseEventLine } from '../cluster/parseEvents';
import { Evidence, TimeRange } from '../Evidence';
import { Kill } from '../../kills/Kill';
import { readJsonRecord } from '../logs/lines/jsonRecord';
import { findClusters } from './findClusters';
import { LogStream } from './Loki';
import { LogLabels, NAMESPACE_LABELS, present, SOURCE_LABELS } from './LogLabels';
import { linesWith, oneOf, streams } from './logql';
import { LokiReader } from './LokiReader';
import { EVENT_NEEDLES, EVENT_SOURCE, EVICTION_NEEDLE } from './needles';
import { milliseconds } from './readKernel';
import { labelRange, windowsFor } from './timeWindows';

/** A deletion asks first and kills after its grace period. */
const BEFORE_MS = 180_000;

export interface ReadEvents {
  /** null when there is no stream of events */
  events: ClusterEvent[] | null;
  /** some were left out, since they may be of another cluster's pod of that name */
  ambiguous: boolean;
}

/**
 * Kubernetes events that an exporter ships to Loki, around the kills; evictions over the whole range, since a pod may be
 * gone within a scrape.
 */
export async function readEvents(
  reader: LokiReader,
  names: string[],
  labels: LogLabels,
  evidence: Evidence,
  kills: Kill[]
): Promise<ReadEvents> {
  const { range, nodes } = evidence;
  const lookedUp = labelRange(evidence, kills);
  const source = await eventSource(reader, names, labels, lookedUp);
  if (source === null) {
    return { events: null, ambiguous: false };
  }
  const clusters = await findClusters(reader, names, labels, lookedUp);
  const { matchers, ambiguous } = clusters.of([...new Set(nodes.map(({ cluster }) => cluster))]);
  const selector = streams([source, ...matchers]);
  const windows = windowsFor(evidence, kills, { before: BEFORE_MS });
  const ask = (needle: string, from: number, to: number) =>
    reader.lines('events', { expression: linesWith(selector, needle), start: epochMs(from), end: epochMs(to) });
  const isWhole = windows.length === 1 && windows[0].from < range.from && windows[0].to >= range.to;
  const answers = await Promise.all([
    ...windows.map(({ from, to }) => ask(EVENT_NEEDLES, from, to)),
    ...(isWhole ? [] : [ask(EVICTION_NEEDLE, range.from, range.to)]),
  ]);
  const [namespace] = present(labels.namespace, NAMESPACE_LABELS, names);
  const found = distinct(answers.flatMap((answer) => answer.streams).flatMap((stream) => eventsIn(stream, namespace)));
  const sure = ambiguous ? found.filter(({ uid }) => uid !== '') : found;
  return { events: sure, ambiguous: sure.length < found.length };
}

/** A matcher for an exporter of events, by the first label that shows one. */
async function eventSource(
  reader: LokiReader,
  names: string[],
  labels: LogLabels,
  range: TimeRange
): Promise<string | null> {
  for (const label of present(labels.source, SOURCE_LABELS, names)) {
    const values = (await reader.labelValues(label, range)).filter((value) => EVENT_SOURCE.test(value));
    if (values.length > 0) {
      return oneOf(label, values);
    }
  }
  return null;
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
