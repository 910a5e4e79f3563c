import { Evidence, PodRef, TimeRange } from '../Evidence';
import { EvidenceFamily } from '../families';
import { Series } from '../Series';
import {
  cadvisorPodQueries,
  FamilyQuery,
  kubeletNodeQueries,
  ksmNodeQuery,
  ksmPodQueries,
  nodeExporterQueries,
  PodMatch,
  PROBES_OF_NODE,
  probesQuery,
  scrapesQuery,
} from './familyQueries';
import { kubepodsSumQuery } from './kubepodsSum';
import { labelNames, translated } from './labelNames';
import { oneOf } from './matcher';
import { NodeLocator } from './NodeLocator';
import { Evaluation } from './Prometheus';
import { Recorder } from './Recorder';
import { selectPods } from './selectPods';
import { Targets } from './Targets';
import { workloadQueries } from './workloads';

/** Pods and nodes a query names at most, so that no expression grows past what servers accept (VictoriaMetrics: 16 KiB). */
const PODS_A_QUERY = 100;
const NODES_A_QUERY = 100;
/** The time for which that many pods are a fair amount of samples; over a longer one fewer are read at once. */
const FAIR_MS = 24 * 3_600_000;

const podsAQuery = ({ from, to }: TimeRange): number =>
  Math.max(5, Math.min(PODS_A_QUERY, Math.floor((PODS_A_QUERY * FAIR_MS) / (to - from))));

/** Reads every family of evidence of the pods and nodes in `evidence`, and puts it there. */
export async function readFamilies(
  recorder: Recorder,
  evidence: Evidence,
  targets: Targets,
  cluster: string
): Promise<void> {
  const { window } = evidence;
  const nodes = evidence.nodes.map(({ node }) => node);
  const podInfo = evidence.pods.map(podInfoOf);
  const known = new NodeLocator(targets.nodeInfo, podInfo, targets.uname, targets.kubeletNodeName);
  const exporterPods = await exporterPodInfo(recorder, window, targets, known, cluster);
  const locator = new NodeLocator(
    targets.nodeInfo,
    [...podInfo, ...exporterPods],
    targets.uname,
    targets.kubeletNodeName
  );

  const perQuery = podsAQuery(window);
  const queries: FamilyQuery[] = inChunks(evidence.pods, perQuery).flatMap((pods) => {
    const match: PodMatch = { namespaces: pods.map(({ namespace }) => namespace), pods: pods.map(({ pod }) => pod) };
    return [
      ...ksmPodQueries(window, targets.ksm, match, cluster),
      ...cadvisorPodQueries(window, targets.cadvisor, match, cluster),
    ];
  });
  const derived: Derived[] = [];
  for (const some of inChunks(nodes, NODES_A_QUERY)) {
    const wanted = new Set(some);
    queries.push(ksmNodeQuery(window, targets.ksm, some, cluster));
    const kubelet = locator.labelFor(wanted, targets.kubelet);
    if (kubelet) {
      queries.push(...kubeletNodeQueries(window, kubelet, cluster));
      derived.push({
        family: 'cadvisor-memory',
        ...kubepodsSumQuery(window, targets.cadvisor, kubelet.label, kubelet.values, cluster),
      });
      derived.push({
        family: 'kubelet',
        metric: PROBES_OF_NODE,
        expression: probesQuery(window, kubelet, cluster),
        evaluation: { at: window.to },
      });
    }
    const exporter = locator.labelFor(wanted, targets.nodeExporter);
    if (exporter) {
      queries.push(...nodeExporterQueries(window, exporter, cluster));
    }
    const instances = [...targets.kubelet, ...targets.nodeExporter]
      .filter(({ labels }) => labels.instance && wanted.has(locator.locate(labels)?.node ?? ''))
      .map(({ labels }) => labels.instance);
    if (instances.length > 0) {
      queries.push(scrapesQuery(window, instances, cluster));
    }
  }
  queries.push(...workloadQueries(window, targets.ksm, evidence.pods, cluster));

  await Promise.all([
    ...derived.map((one) => readDerived(recorder, evidence, locator, one)),
    ...queries.map((query) => read(recorder, evidence, query, targets, locator)),
  ]);
}

interface Derived {
  family: EvidenceFamily;
  metric: string;
  expression: string;
  evaluation: Evaluation;
}

/** The pods of node-exporter itself, where nothing else tells their node. */
async function exporterPodInfo(
  recorder: Recorder,
  window: TimeRange,
  targets: Targets,
  known: NodeLocator,
  cluster: string
): Promise<Series[]> {
  const { ksm } = targets;
  const lost = targets.nodeExporter
    .map(({ labels }) => labels)
    .filter((labels) => labels.namespace && labels.pod && known.locate(labels) === null);
  const found = await Promise.all(
    inChunks(lost, NODES_A_QUERY).map((some) => {
      const matchers = [
        oneOf(
          ksm.namespace,
          some.map(({ namespace }) => namespace)
        ),
        oneOf(
          ksm.pod,
          some.map(({ pod }) => pod)
        ),
        cluster,
      ];
      return selectPods(recorder, window, {}, targets, matchers.filter(Boolean));
    })
  );
  return found.flat().map(podInfoOf);
}

/** What a pod's own reference tells, as `kube_pod_info` would. */
export const podInfoOf = ({ cluster, namespace, pod, node }: PodRef): Series => ({
  metric: 'kube_pod_info',
  labels: { ...(cluster === '' ? {} : { cluster }), namespace, pod, node },
  times: [],
  values: [],
});

async function read(
  recorder: Recorder,
  evidence: Evidence,
  query: FamilyQuery,
  targets: Targets,
  locator: NodeLocator
): Promise<void> {
  const { series, queryId } = await recorder.ask(query.family, query.expression, { at: evidence.window.to });
  for (const metric of query.metrics) {
    keepFirst(evidence.sources, `${query.family}/${metric}`, queryId);
  }
  const names = query.speaker === 'ksm' ? targets.ksm : query.speaker === 'cadvisor' ? targets.cadvisor : labelNames();
  const wanted = new Set(evidence.pods.map(({ namespace, pod }) => `${namespace}/${pod}`));
  for (const one of series) {
    const plain = translated(one, names);
    if (query.speaker === 'node') {
      const node = locator.locate(plain.labels)?.node;
      if (node !== undefined) {
        (evidence.series[one.metric] ??= []).push({ ...plain, labels: { ...plain.labels, node } });
      }
    } else if (
      query.family === 'ksm-node' ||
      query.family === 'ksm-workloads' ||
      wanted.has(`${plain.labels.namespace}/${plain.labels.pod}`)
    ) {
      (evidence.series[one.metric] ??= []).push(plain);
    }
  }
}

/** A series a node that the server computes, kept under a name of ours. */
async function readDerived(
  recorder: Recorder,
  evidence: Evidence,
  locator: NodeLocator,
  derived: Derived
): Promise<void> {
  const { family, metric, expression, evaluation } = derived;
  const { series, queryId } = await recorder.ask(family, expression, evaluation);
  keepFirst(evidence.sources, `${family}/${metric}`, queryId);
  const located = series.flatMap((one) => {
    const node = locator.locate(one.labels)?.node;
    return node === undefined ? [] : [{ ...one, metric, labels: { ...one.labels, node } }];
  });
  evidence.series[metric] = [...(evidence.series[metric] ?? []), ...located];
}

/** Answers come in any order; what is kept does not depend on it. */
function keepFirst(sources: Record<string, string>, key: string, queryId: string): void {
  const number = (id: string) => Number(id.slice(1));
  if (sources[key] === undefined || number(queryId) < number(sources[key])) {
    sources[key] = queryId;
  }
}

export function inChunks<T>(items: T[], size: number): T[][] {
  const out: T[][] = [];
  for (let i = 0; i < items.length; i += size) {
    out.push(items.slice(i, i + size));
  }
  return out;
}
