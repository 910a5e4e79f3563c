import { epochMs, EpochMs, plus } from '../../units';
import { message, Message } from '../../explanation/Message';
import { Evidence, PodRef, Selection, TimeRange } from '../Evidence';
import { candidateQueries } from './candidates';
import { equals, oneOf } from './matcher';
import { mergeCopies } from './mergeCopies';
import { Prometheus } from './Prometheus';
import { translated } from './labelNames';
import { inChunks, readFamilies } from './readFamilies';
import { byLabels, Recorder } from './Recorder';
import { scrapeInterval } from './scrapeInterval';
import { collectPlotted } from './collectPlotted';
import { findDeleted } from './deleted';
import { findCollected } from './collected';
import { collectNeighbourhoods } from './collectNeighbourhoods';
import { selectContainers, selectPods } from './selectPods';
import { findTargets, Targets } from './Targets';

/** History before the range: growth rates and the state before the first kill. */
const LEAD_MS = 30 * 60_000;
/** After the range: reasons, statuses and delayed scrapes still arrive (up to 207 s seen, CrashLoopBackOff five minutes). */
const LAG_MS = 10 * 60_000;
/** So few selected pods are read whether they ended or not: their memory is a picture worth having. */
const FEW_PODS = 20;
/** Nodes a query names at most. */
const NODES_A_QUERY = 100;
/** Pods read in full; more are cut and said. */
const MOST_PODS = 400;

export interface CollectOptions {
  prometheus: Prometheus;
  selection: Selection;
  range: TimeRange;
  now: EpochMs;
  /** the user's own graph expression, which belowLimit then explains */
  expr?: string;
  /** the dashboard's step at which it is drawn; the scrape interval by default */
  stepSeconds?: number;
  /** UIDs of pods that a witness speaks of: they are read as those are in which a metric shows an end */
  spokenOf?: ReadonlySet<string>;
}

/**
 * Collects what Prometheus knows of the ends in the range: first who may have been killed, then those pods and their
 * nodes in full. The number of queries depends on the pods and nodes, not on the number of kills.
 * @throws PrometheusError when the server cannot be reached or refuses
 */
export async function collect({
  prometheus,
  selection,
  range,
  now,
  expr,
  stepSeconds,
  spokenOf = new Set(),
}: CollectOptions): Promise<Evidence> {
  const window = {
    from: plus(range.from, -LEAD_MS),
    to: epochMs(Math.min(range.to + LAG_MS, Math.max(now, range.to))),
  };
  const recorder = new Recorder(prometheus);
  const cluster = selection.cluster ? equals('cluster', selection.cluster) : '';
  const targets = await findTargets(recorder, window, cluster);
  const [selected, containers, ended, collected, deleted] = await Promise.all([
    selectPods(recorder, window, selection, targets),
    selectContainers(recorder, window, selection, targets),
    findCandidates(recorder, window, targets, cluster),
    findCollected(recorder, window, cluster),
    findDeleted(recorder, window, range, selection, targets),
  ]);
  const isEnded = matcherOf(ended);
  const isConcerned = (pod: PodRef) => spokenOf.has(pod.uid) || isEnded(pod);
  const pods = await withNeighbours(recorder, window, targets, cluster, selected, isConcerned);
  const evidence: Evidence = {
    selection,
    range,
    window,
    askedAt: now,
    scrapeSeconds: 30,
    containers,
    collected,
    deleted: deleted
      .filter(isAmong(selected))
      .filter((pod) => !ended.some((other) => other.namespace === pod.namespace && other.pod === pod.pod)),
    pods: pods.slice(0, MOST_PODS),
    nodes: distinctNodes(pods),
    series: {},
    sources: {},
    queries: recorder.queries,
    notices: [],
  };
  if (pods.length > MOST_PODS) {
    recorder.notices.push(message('notice.pods-cut', { shownCount: MOST_PODS, foundCount: pods.length }));
  }
  recorder.notices.push(...absences(selected, collected, targets));
  if (evidence.pods.length > 0) {
    await readFamilies(recorder, evidence, targets, cluster);
    evidence.series = inOrder(evidence.series);
    evidence.sources = Object.fromEntries(Object.entries(evidence.sources).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  evidence.scrapeSeconds = scrapeInterval(evidence.series.kube_pod_container_status_restarts_total ?? []);
  evidence.neighbourhoods = await collectNeighbourhoods(recorder, evidence, targets, cluster);
  if (expr !== undefined && expr.trim() !== '') {
    const step = stepSeconds ?? evidence.scrapeSeconds;
    const plotted = await collectPlotted(recorder, expr, window, step, evidence.pods);
    Object.assign(evidence, plotted && { plotted });
  }
  evidence.notices = [...recorder.failures(), ...recorder.unusable.notices(), ...recorder.notices];
  return evidence;
}

/** Why there may be nothing to tell: nobody of that name, nothing scraped, or the wrong exporter. */
function absences(selected: PodRef[], collected: string[], targets: Targets): Message[] {
  if (targets.nodeInfo.length === 0 && selected.length === 0 && collected.length === 0) {
    return [message('notice.no-data')];
  }
  const finders = [
    'kube_pod_container_status_restarts_total',
    'kube_pod_container_status_last_terminated_reason',
    'kube_pod_container_status_last_terminated_timestamp',
    'kube_pod_container_status_terminated_reason',
  ];
  if (!finders.some((metric) => collected.includes(metric))) {
    return [message('notice.no-ksm')];
  }
  return selected.length === 0 ? [message('notice.no-such-pod')] : [];
}

type Candidate = Pick<PodRef, 'cluster' | 'namespace' | 'pod' | 'uid'>;

async function findCandidates(
  recorder: Recorder,
  window: TimeRange,
  targets: Targets,
  cluster: string
): Promise<Candidate[]> {
  const queries = candidateQueries(window, targets.ksm, targets.cadvisor, cluster);
  const answers = await Promise.all(
    queries.map(async ({ family, expression }) => {
      const { series } = await recorder.ask(family, expression, { at: window.to });
      const names = family === 'cadvisor-oom' ? targets.cadvisor : targets.ksm;
      return series.map((one) => translated(one, names).labels);
    })
  );
  const seen = new Map<string, Candidate>();
  for (const labels of answers.flat()) {
    const { cluster: name = '', namespace = '', pod = '', uid = '' } = labels;
    seen.set(JSON.stringify([name, namespace, pod, uid]), { cluster: name, namespace, pod, uid });
  }
  return [...seen.values()];
}

/** Pods that are read: the selected ones with an end, all of them where they are few, and those with an end on the same nodes: they bear witness. */
async function withNeighbours(
  recorder: Recorder,
  window: TimeRange,
  targets: Targets,
  cluster: string,
  selected: PodRef[],
  isEnded: (pod: PodRef) => boolean
): Promise<PodRef[]> {
  const victims = selected.length <= FEW_PODS ? selected : selected.filter(isEnded);
  const nodes = new Set(victims.map(({ node }) => node).filter((node) => node !== ''));
  if (nodes.size === 0) {
    return victims;
  }
  const { ksm } = targets;
  const onNodes = await Promise.all(
    inChunks([...nodes], NODES_A_QUERY).map((some) =>
      selectPods(recorder, window, {}, targets, [oneOf(ksm.node, some), cluster].filter(Boolean))
    )
  );
  const known = new Set(victims.map(identity));
  const neighbours = onNodes.flat().filter((pod) => isEnded(pod) && !known.has(identity(pod)));
  return [...victims, ...neighbours.map((pod) => ({ ...pod, selected: false }))];
}

const isAmong = (pods: PodRef[]) => {
  const names = new Set(pods.map(({ namespace, pod }) => `${namespace}/${pod}`));
  return ({ namespace, pod }: { namespace: string; pod: string }): boolean => names.has(`${namespace}/${pod}`);
};

/** A candidate without a uid (cAdvisor's) stands for every pod of that name. */
function matcherOf(candidates: Candidate[]): (pod: PodRef) => boolean {
  const keys = new Set(candidates.map(identity));
  return (pod) => keys.has(identity(pod)) || keys.has(identity({ ...pod, uid: '' }));
}

const identity = ({ cluster, namespace, pod, uid }: Candidate): string =>
  JSON.stringify([cluster, namespace, pod, uid]);

function distinctNodes(pods: PodRef[]): Evidence['nodes'] {
  const seen = new Map(
    pods.filter(({ node }) => node !== '').map(({ cluster, node }) => [`${cluster}/${node}`, { cluster, node }])
  );
  return [...seen.values()].sort((a, b) => (a.node < b.node ? -1 : 1));
}

/** Metrics of a scrape itself, of which each target has its own. */
const OF_TARGETS = new Set(['up', 'scrape_duration_seconds']);

function inOrder(series: Evidence['series']): Evidence['series'] {
  const metrics = Object.keys(series).sort();
  return Object.fromEntries(
    metrics.map((metric) => [
      metric,
      (OF_TARGETS.has(metric) ? series[metric] : mergeCopies(series[metric])).sort(byLabels),
    ])
  );
}
