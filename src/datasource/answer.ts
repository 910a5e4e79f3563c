import { dateTime, type DataFrame, type DataQueryRequest } from '@grafana/data';
import { collect } from '../core/evidence/prometheus/collect';
import { withAttachments } from '../core/evidence/attach/withAttachments';
import { seriesOf, type Evidence } from '../core/evidence/Evidence';
import { withLogs } from '../core/evidence/loki/collectLogs';
import { type LogLabels } from '../core/evidence/loki/LogLabels';
import { type Loki } from '../core/evidence/loki/Loki';
import { explain } from '../core/diagnosis/explain';
import { message } from '../core/explanation/Message';
import { isEvictionThreshold } from '../core/kubernetes/evictionThreshold';
import { memoryLines } from '../core/picture/memoryLines';
import { nodeLines } from '../core/picture/nodeLines';
import { epochMs } from '../core/units';
import { autopsyFrames } from '../frames/autopsyFrames';
import { killsFrame } from '../frames/killsFrame';
import { lineFrames } from '../frames/lineFrames';
import { MEMORY_FRAME, NODE_FRAME } from '../frames/names';
import { type AutopsyQuery } from './AutopsyQuery';
import { GrafanaPrometheus } from './GrafanaPrometheus';
import { type Source } from './innerDataSource';
import { selectionOf } from './selectionOf';

/** What is known beside Prometheus: its Loki, and what the settings say. */
export interface Beside {
  loki: Loki | null;
  labels: LogLabels;
  /** empty where none is set */
  evictionThreshold: string;
}

/** Frames for one query. @throws PrometheusError when the inner data source cannot be reached or refuses */
export async function answer(
  query: AutopsyQuery,
  request: DataQueryRequest<AutopsyQuery>,
  source: Source,
  beside: Beside,
  signal: AbortSignal
): Promise<DataFrame[]> {
  const collected = await evidenceFor(query, request, source, signal);
  const set = source.kind === 'capsule' ? collected : withThreshold(collected, beside);
  const given = withAttachments(set, query.attachments ?? []);
  const evidence = source.kind === 'capsule' || PICTURES.has(query.queryType) ? given : await heard(given, beside);
  const { refId, killIds = [], stepSeconds } = query;
  switch (query.queryType) {
    case 'kills':
      return [killsFrame(explain(evidence, { stepSeconds }), evidence, { refId, explained: null })];
    case 'memory':
      return lineFrames(memoryLines(evidence), MEMORY_FRAME, refId, evidence);
    case 'node':
      return lineFrames(nodeLines(evidence), NODE_FRAME, refId, evidence);
    default:
      return autopsyFrames(evidence, explain(evidence, { stepSeconds }), refId, killIds);
  }
}

/** What draws lines needs no witness. */
const PICTURES = new Set<AutopsyQuery['queryType']>(['memory', 'node']);

function withThreshold(evidence: Evidence, { evictionThreshold: text }: Beside): Evidence {
  if (text === '') {
    return evidence;
  }
  const sizes = ['kube_node_status_capacity', 'node_memory_MemTotal_bytes'].flatMap((name) => seriesOf(evidence, name));
  const notices = !isEvictionThreshold(text)
    ? [message('notice.eviction-threshold-unreadable', { text })]
    : text.endsWith('%') && evidence.nodes.length > 0 && sizes.length === 0
      ? [message('notice.eviction-threshold-of-nothing', { text })]
      : [];
  return notices.length === 0
    ? { ...evidence, evictionThreshold: text }
    : { ...evidence, notices: [...evidence.notices, ...notices] };
}

const heard = async (evidence: Evidence, { loki, labels }: Beside): Promise<Evidence> =>
  loki === null ? evidence : withLogs(evidence, loki, labels);

async function evidenceFor(
  query: AutopsyQuery,
  request: DataQueryRequest<AutopsyQuery>,
  source: Source,
  signal: AbortSignal
): Promise<Evidence> {
  if (source.kind === 'capsule') {
    return source.evidence;
  }
  const { range, scopedVars } = request;
  return collect({
    prometheus: new GrafanaPrometheus(source.dataSource, request, signal),
    selection: selectionOf(query, scopedVars),
    range: { from: epochMs(dateTime(range.from).valueOf()), to: epochMs(dateTime(range.to).valueOf()) },
    now: epochMs(Date.now()),
    // pictures draw lines: what the user's graph shows is only explained
    expr: PICTURES.has(query.queryType) ? undefined : query.expr,
    stepSeconds: query.stepSeconds,
  });
}
