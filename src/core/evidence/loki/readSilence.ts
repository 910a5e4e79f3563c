import { Kill } from '../../kills/Kill';
import { epochMs } from '../../units';
import { TimeRange } from '../Evidence';
import { LogSpan } from '../Witnesses';
import { NodeStreams } from './findNodes';
import { present, SOURCE_LABELS } from './LogLabels';
import { oneOf, streams } from './logql';
import { LokiReader } from './LokiReader';
import { KERNEL_SOURCE } from './needles';
import { KernelFindings, KernelStream } from './readKernel';
import { merged, momentOf, TimeWindow } from './timeWindows';

/** Lines of the node's collector must come so close before and after: it was alive. */
const ALIVE_MS = 120_000;
/** So far back the kernel's stream must have spoken, else nothing shows that its lines are shipped at all. */
const SPOKE_MS = 21_600_000;
const SLACK_MS = 5000;
/** What is not known better than to this is not worth asking for. */
const LONGEST_MS = 1_800_000;
const MOST = 40;

/**
 * Stretches in which a node's kernel log was read and said nothing, so that this counts against the kernel: the search
 * was not cut, the kernel's stream had spoken before, and the same collector shipped lines shortly before and after.
 */
export async function readSilence(
  reader: LokiReader,
  { heard, searched }: Pick<KernelFindings, 'heard' | 'searched'>,
  kills: Kill[]
): Promise<LogSpan[]> {
  const silent = kills.filter(({ testimony }) => !testimony.some(({ family }) => family === 'kernel-log'));
  const nodes = [...new Set(silent.map(({ pod }) => pod.node))];
  const stretches = nodes.flatMap((node) => {
    const stream = heard.find((one) => one.node.node === node && !one.node.ambiguous);
    const moments = silent.filter(({ pod }) => pod.node === node).map(momentOf);
    return stream === undefined ? [] : merged(moments.map(widened), SLACK_MS).map((window) => ({ stream, window }));
  });
  const worth = stretches.filter(({ stream, window }) => isSearched(searched, stream.node, window)).slice(-MOST);
  const spans = await Promise.all(worth.map(({ stream, window }) => spanOf(reader, stream, window)));
  return spans.filter((span) => span !== null);
}

const widened = ({ from, to }: TimeWindow): TimeWindow => ({ from: from - SLACK_MS, to: to + SLACK_MS });

const isSearched = (searched: KernelFindings['searched'], node: NodeStreams, { from, to }: TimeWindow): boolean =>
  to - from <= LONGEST_MS && searched.some((one) => one.node === node && one.from <= from && one.to >= to);

async function spanOf(
  reader: LokiReader,
  { node, own }: KernelStream,
  { from, to }: TimeWindow
): Promise<LogSpan | null> {
  // prettier-ignore
  const any = async (matchers: string[], start: number, end: number, direction: 'forward' | 'backward') => {
    const asked = { expression: streams(matchers), start: epochMs(start), end: epochMs(end), direction };
    const { streams: found } = await reader.lines('kernel-log', asked, 1);
    return found.some(({ entries }) => entries.length > 0);
  };
  const collector = [...node.matchers, ...own.filter((matcher) => matcher.startsWith('job='))];
  const alive = await Promise.all([
    any([...node.matchers, ...own], from - SPOKE_MS, from, 'backward'),
    any(collector, from - ALIVE_MS, from, 'backward'),
    any(collector, to, to + ALIVE_MS, 'forward'),
  ]);
  return alive.every(Boolean) ? { family: 'kernel-log', node: node.node, from, to } : null;
}

/** Where a label tells the kernel's lines from others', its streams of the nodes in which no report was found. */
export async function kernelStreams(
  reader: LokiReader,
  names: string[],
  nodes: NodeStreams[],
  heard: KernelStream[],
  range: TimeRange
): Promise<KernelStream[]> {
  const silent = nodes.filter(({ node }) => !heard.some((one) => one.node.node === node));
  if (silent.length === 0) {
    return [];
  }
  if (heard.length > 0) {
    const label = (one: NodeStreams) => one.matchers[0].split(/[=~]/, 1)[0];
    return silent.flatMap((node) => heard.filter((one) => label(one.node) === label(node)).slice(0, 1).map(({ own }) => ({ node, own }))); // prettier-ignore
  }
  for (const name of present(undefined, [...KERNEL_LABELS, ...SOURCE_LABELS], names)) {
    const values = (await reader.labelValues(name, range)).filter((value) => KERNEL_SOURCE.test(value));
    if (values.length > 0) {
      return silent.map((node) => ({ node, own: [oneOf(name, values)] }));
    }
  }
  return [];
}

const KERNEL_LABELS = ['transport', 'syslog_identifier', 'identifier', 'filename'];
