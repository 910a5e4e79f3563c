import { KernelLog } from '../attach/Brought';
import { Stretch } from '../attach/LogStretch';
import { parseEventLine } from '../cluster/parseEvents';
import { KernelLogReader } from '../logs/KernelLogReader';
import { KernelOomReport } from '../logs/KernelOomReport';
import { readKernelEvent } from '../logs/report/readKernelEvent';
import { unwrapLine } from '../logs/lines/unwrapLine';
import { Labels } from '../Series';
import { epochMs } from '../../units';
import { NodeStreams } from './findNodes';
import { LogEntry } from './Loki';
import { CLUSTER_LABELS, NODE_LABELS } from './LogLabels';
import { equals, linesWith, streams } from './logql';
import { isLabelName } from '../queryText';
import { LokiReader } from './LokiReader';
import { KERNEL_NEEDLES } from './needles';
import { TimeWindow } from './timeWindows';

/** Streams of one node in which its kernel was heard. */
export interface KernelStream {
  node: NodeStreams;
  /** matchers beside the node's */
  own: string[];
}

export interface KernelFindings {
  logs: KernelLog[];
  heard: KernelStream[];
  /** what was searched with nothing left out */
  searched: Array<TimeWindow & { node: NodeStreams }>;
}

/**
 * The kernel's reports of a node: first the few lines that say that there is one, then, of those streams alone, every
 * line around them, since a report is a hundred lines that no needle finds.
 */
export async function readKernel(
  reader: LokiReader,
  node: NodeStreams,
  windows: TimeWindow[],
  names: string[]
): Promise<KernelFindings> {
  const found = await Promise.all(windows.map((window) => search(reader, node, window, names)));
  const heard = new Map(found.flatMap(({ signs }) => [...signs]).map(([key, { own }]) => [key, { node, own }]));
  const stretches = [...heard].flatMap(([key, stream]) => {
    const signs = found.flatMap(({ signs: some }) => some.get(key)?.signs ?? []);
    return stretchesOf(signs).map((window) => ({ stream, window, signs }));
  });
  const logs = await Promise.all(
    stretches.map(({ stream, window, signs }) => readStretch(reader, stream, window, signs))
  );
  return {
    logs: logs.filter(({ reports }) => reports.length > 0),
    heard: [...heard.values()],
    searched: found.flatMap(({ whole }, i) => (whole ? [{ ...windows[i], node }] : [])),
  };
}

/** A line of a report, in milliseconds; after an opening one its kill is awaited. */
interface Sign {
  at: number;
  entry: LogEntry;
  opens: boolean;
  closes: boolean;
}

interface Signs {
  own: string[];
  signs: Sign[];
}

async function search(
  reader: LokiReader,
  node: NodeStreams,
  { from, to }: TimeWindow,
  names: string[]
): Promise<{ signs: Map<string, Signs>; whole: boolean }> {
  const answer = await reader.lines('kernel-log', {
    expression: linesWith(streams(node.matchers), KERNEL_NEEDLES),
    start: epochMs(from),
    end: epochMs(to + 1),
  });
  const signs = new Map<string, Signs>();
  for (const { labels, entries } of answer.streams) {
    const own = ownMatchers(labels, names);
    const of = signs.get(own.join()) ?? { own, signs: [] };
    of.signs.push(...entries.flatMap(signsIn));
    if (of.signs.length > 0) {
      signs.set(own.join(), of);
    }
  }
  return { signs, whole: answer.whole };
}

function signsIn(entry: LogEntry): Sign[] {
  const { ns, line } = entry;
  if (parseEventLine(line, { at: 0, namespace: '' }) !== null) {
    return []; // a Kubernetes event repeats the kernel's words
  }
  return unwrapLine(line, 1)
    .filter(({ ofKernel }) => ofKernel)
    .map(({ text }) => readKernelEvent(text)?.kind)
    .filter((kind) => kind !== undefined)
    .map((kind) => ({ at: milliseconds(ns), entry, opens: kind === 'header', closes: kind === 'killed' }));
}

/** One report's lines have several levels, so that these labels tell lines of one stream apart. */
const VARYING = /level|priority|severity|facility|^__|^detected|^stream$|logtag|flags/i;

/** A stream's own labels as matchers, without those that tell node, cluster or the line's level. */
function ownMatchers(labels: Labels, names: string[]): string[] {
  const apart = [...NODE_LABELS, ...CLUSTER_LABELS];
  return Object.entries(labels)
    .filter(([name]) => names.includes(name) && isLabelName(name) && !VARYING.test(name) && !apart.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => equals(name, value));
}

const BEFORE_MS = 2000;
const AFTER_MS = 3000;
const NEXT_MS = 5000;
/** On a slow console a report takes its time. */
const LONGEST_MS = 120_000;

/** Times of whole reports: from the header to the last line of the kill, those that follow at once in one. */
export function stretchesOf(signs: Array<Omit<Sign, 'entry'>>): TimeWindow[] {
  const out: Array<TimeWindow & { open: boolean }> = [];
  for (const { at, opens, closes } of [...signs].sort((a, b) => a.at - b.at)) {
    const last = out.at(-1);
    const gap = last?.open ? LONGEST_MS : NEXT_MS;
    if (last !== undefined && at - last.to <= gap) {
      [last.to, last.open] = [at, opens || (last.open && !closes)];
    } else {
      out.push({ from: at, to: at, open: opens });
    }
  }
  return out.map(({ from, to }) => ({ from: from - BEFORE_MS, to: to + AFTER_MS }));
}

/** Where a chatty stream is cut at the bound, the lines that told of the report remain. */
async function readStretch(
  reader: LokiReader,
  { node, own }: KernelStream,
  { from, to }: TimeWindow,
  signs: Sign[]
): Promise<KernelLog> {
  const expression = streams([...node.matchers, ...own]);
  const read = await reader.lines('kernel-log', { expression, start: epochMs(from), end: epochMs(to) });
  const known = signs.filter(({ at }) => at >= from && at <= to).map(({ entry }) => entry);
  const lines = [...read.streams.flatMap(({ entries }) => entries), ...(read.whole ? [] : known)];
  const file = `Loki ${expression}`;
  return { file, node: node.node, reports: reportsIn(lines, file, node.node), stretch: NO_STRETCH };
}

/** Whether its silence counts is found otherwise. */
const UNSAID = { time: null, localTime: null, uptimeSeconds: null };
const NO_STRETCH: Stretch = { first: UNSAID, last: UNSAID, isWhole: false, host: null };

function reportsIn(lines: LogEntry[], file: string, node: string): KernelOomReport[] {
  const pairs = inOrder(lines).map(({ ns, line }) => JSON.stringify([ns, line]));
  const reports: KernelOomReport[] = [];
  const reader = new KernelLogReader(file, (report) => reports.push(report));
  reader.add(`{"data":{"result":[{"stream":${JSON.stringify({ node })},"values":[${pairs.join(',\n')}]}]}}`);
  reader.end();
  return reports;
}

/** Each line once, by time; those of one time stay as Loki gave them. */
const inOrder = (lines: LogEntry[]): LogEntry[] =>
  [...new Map(lines.map((entry) => [entry.ns + entry.line, entry])).values()].sort(
    (a, b) => a.ns.length - b.ns.length || (a.ns < b.ns ? -1 : a.ns > b.ns ? 1 : 0)
  );

/** Unix milliseconds of Loki's nanoseconds. */
export const milliseconds = (ns: string): number => Number(ns.slice(0, -6));
