import { message, Message } from '../../explanation/Message';
import { epochMs, toIso } from '../../units';
import { Evidence, PodRef, seriesOf, witnessesOf } from '../Evidence';
import { KernelRecord, LogSpan, Witnesses } from '../Witnesses';
import { Brought, KernelLog } from './Brought';
import { datesOfLog } from './datesOfLog';
import { distinctEvents, distinctReports } from './distinct';
import { joinedSpans } from './joinedSpans';
import { nodeNamed, nodeOfLog } from './nodeOfLog';
import { podsOfWitnesses } from './podsOfWitnesses';

/** What happened shortly before and after the window still says something of it. */
const AROUND_MS = 600_000;

/** The evidence with what was brought put into its place: dated, and given to the nodes and pods that it speaks of. */
export function withWitnesses(evidence: Evidence, brought: Brought): Evidence {
  if (brought.families.length === 0) {
    return evidence;
  }
  const before = witnessesOf(evidence);
  const { from, to } = evidence.window;
  const near = (at: number) => at >= from - AROUND_MS && at <= to + AROUND_MS;
  const notices: Message[] = brought.skipped.map((one) => message('notice.lines-skipped', one));
  const logs = brought.logs.map((log) => placed(evidence, log, notices));
  const witnesses: Witnesses = {
    reports: distinctReports([
      ...before.reports,
      ...logs.flatMap(({ records }) => records).filter(({ at }) => at === null || near(at)),
    ]),
    events: distinctEvents([
      ...before.events,
      ...brought.events.filter(({ firstAt, lastAt }) => lastAt >= from - AROUND_MS && firstAt <= to + AROUND_MS),
    ]),
    pods: [...before.pods, ...brought.pods],
    lines: [...before.lines, ...brought.lines.filter(({ at }) => near(at))],
    spans: joinedSpans([...before.spans, ...brought.spans, ...logs.flatMap(({ spans }) => spans)]),
    families: [...new Set([...before.families, ...brought.families])],
  };
  return {
    ...evidence,
    pods: [...evidence.pods.map((pod) => located(pod, witnesses)), ...podsOfWitnesses(evidence, witnesses)],
    notices: [...evidence.notices, ...notices],
    witnesses,
  };
}

/** Where no metric tells a pod's node, its object does. */
const located = (pod: PodRef, { pods }: Witnesses): PodRef => {
  const object =
    pod.node === '' && pod.uid !== ''
      ? pods.find(({ namespace, pod: name, uid }) => uid === pod.uid && name === pod.pod && namespace === pod.namespace)
      : undefined;
  return object === undefined ? pod : { ...pod, node: object.node };
};

function placed(evidence: Evidence, log: KernelLog, notices: Message[]): { records: KernelRecord[]; spans: LogSpan[] } {
  const node = nodeOfLog(log, evidence);
  const dated = datesOfLog(evidence, log, node);
  const { stretch, file, reports } = log;
  const records = reports.map((report): KernelRecord => {
    const [victim] = report.victims;
    const { at, errorMs } = dated({
      time: victim?.time ?? report.time,
      localTime: report.localTime,
      uptimeSeconds: victim?.uptimeSeconds ?? report.uptimeSeconds,
    });
    const quote = victim?.quote ?? report.quotes.at(-1) ?? { line: report.line, text: '' };
    const ofHost = log.node === '' ? nodeNamed(report.host, evidence) : null;
    return { node: ofHost ?? node, at, errorMs, report, line: quote.line, quote: quote.text };
  });
  const first = dated(stretch.first).at;
  const last = dated(stretch.last).at;
  if (records.length > 0 && records.every(({ at }) => at === null)) {
    notices.push(message('notice.log-undated', { file }));
  } else if (first !== null && last !== null && (last < evidence.range.from || first > evidence.range.to)) {
    notices.push(message('notice.log-elsewhen', { file, fromAt: iso(first), toAt: iso(last) }));
  }
  if (node === '') {
    notices.push(message('notice.log-of-no-node', { file }));
  }
  const isWhole =
    stretch.isWhole &&
    isOfThisBoot(evidence, node, stretch) &&
    node !== '' &&
    first !== null &&
    last !== null &&
    first <= last;
  return { records, spans: isWhole ? [{ family: 'kernel-log', node, from: first, to: last }] : [] };
}

/** How long after the last sample of its boot a node may have booted again unseen. */
const BOOT_SEEN_MS = 600_000;

/** A log of uptimes is of the last boot when it was written; that is only known to be ours while its samples go on. */
function isOfThisBoot(evidence: Evidence, node: string, { first }: KernelLog['stretch']): boolean {
  const seen = seriesOf(evidence, 'node_boot_time_seconds').filter(({ labels }) => labels.node === node);
  const boots = new Set(seen.flatMap(({ values }) => values.map((seconds) => Math.round(seconds / 60))));
  const last = Math.max(...seen.map(({ times }) => times[times.length - 1]));
  return (
    first.time !== null || first.localTime !== null || (boots.size === 1 && evidence.askedAt - last <= BOOT_SEEN_MS)
  );
}

const iso = (time: number): string => toIso(epochMs(time));
