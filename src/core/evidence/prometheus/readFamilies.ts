import { Evidence, TimeRange } from '../Evidence';
import { Series } from '../Series';
import {
  cadvisorPodQueries,
  FamilyQuery,
  kubeletNodeQueries,
  ksmNodeQuery,
  ksmPodQueries,
  nodeExporterQueries,
  PodMatch,
  scrapesQuery,
} from './familyQueries';
import { kubepodsSumQuery } from './kubepodsSum';
import { labelNames, translated } from './labelNames';
import { oneOf } from './matcher';
import { NodeLocator } from './NodeLocator';
import { Recorder } from './Recorder';
import { selectPods } from './selectPods';
import { Targets } from './Targets';
import { workloadQueries } from './workloads';

/** Pods a query names at most, so that no expression grows past what servers accept. */
const PODS_A_QUERY = 100;

/** Reads every family of evidence of the pods and nodes in `evidence`, and puts it there. */
export async function readFamilies(
  recorder: Recorder,
  evidence: Evidence,
  targets: Targets,
  cluster: string
): Promise<void> {
  const { window } = evidence;
  const nodes = evidence.nodes.map(({ node }) => node);
  const podInfo = evidence.pods.map(({ namespace, pod, node }): Series => ({
    metric: 'kube_pod_info',
    labels: { namespace, pod, node },
    times: [],
    values: [],
  }));
  const exporterPods = await exporterPodInfo(recorder, window, targets, cluster);
  const locator = new NodeLocator(
    targets.nodeInfo,
    [...podInfo, ...exporterPods],
    targets.uname,
    targets.kubeletNodeName
  );
  const wanted = new Set(nodes);

  const queries: FamilyQuery[] = chunks(evidence.pods, PODS_A_QUERY).flatMap((pods) => {
    const match: PodMatch = { namespaces: pods.map(({ namespace }) => namespace), pods: pods.map(({ pod }) => pod) };
    return [
      ...ksmPodQueries(window, targets.ksm, match, cluster),
      ...cadvisorPodQueries(window, targets.cadvisor, match, cluster),
    ];
  });
  if (nodes.length > 0) {
    queries.push(ksmNodeQuery(window, targets.ksm, nodes, cluster));
  }
  const kubelet = locator.labelFor(wanted, targets.kubelet);
  if (kubelet) {
    queries.push(...kubeletNodeQueries(window, kubelet, cluster));
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
  queries.push(...workloadQueries(window, targets.ksm, evidence.pods, cluster));

  const sum = kubelet
    ? readKubepodsSum(recorder, evidence, targets, kubelet.label, kubelet.values, locator, cluster)
    : Promise.resolve();
  await Promise.all([sum, ...queries.map((query) => read(recorder, evidence, query, targets, locator))]);
}

/** The pods of node-exporter itself: on kube-prometheus-stack nothing else tells its node. */
async function exporterPodInfo(
  recorder: Recorder,
  window: TimeRange,
  targets: Targets,
  cluster: string
): Promise<Series[]> {
  const pods = targets.nodeExporter.map(({ labels }) => labels).filter(({ namespace, pod }) => namespace && pod);
  if (pods.length === 0) {
    return [];
  }
  const matchers = [
    oneOf(
      targets.ksm.namespace,
      pods.map(({ namespace }) => namespace)
    ),
    oneOf(
      targets.ksm.pod,
      pods.map(({ pod }) => pod)
    ),
    cluster,
  ];
  const found = await selectPods(recorder, window, {}, targets, matchers.filter(Boolean));
  return found.map(({ namespace, pod, node }) => ({
    metric: 'kube_pod_info',
    labels: { namespace, pod, node },
    times: [],
    values: [],
  }));
}

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
  const names =
    query.speaker === 'ksm' ? targets.ksm : query.speaker === 'cadvisor' ? targets.cadvisor : labelNames(false);
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

async function readKubepodsSum(
  recorder: Recorder,
  evidence: Evidence,
  targets: Targets,
  label: string,
  values: string[],
  locator: NodeLocator,
  cluster: string
): Promise<void> {
  const { expression, evaluation, metric } = kubepodsSumQuery(
    evidence.window,
    targets.cadvisor,
    label,
    values,
    cluster
  );
  const { series, queryId } = await recorder.ask('cadvisor-memory', expression, evaluation);
  keepFirst(evidence.sources, `cadvisor-memory/${metric}`, queryId);
  evidence.series[metric] = series.flatMap((one) => {
    const node = locator.locate(one.labels)?.node;
    return node === undefined ? [] : [{ ...one, metric, labels: { ...one.labels, node } }];
  });
}

/** Answers come in any order; what is kept does not depend on it. */
function keepFirst(sources: Record<string, string>, key: string, queryId: string): void {
  const number = (id: string) => Number(id.slice(1));
  if (sources[key] === undefined || number(queryId) < number(sources[key])) {
    sources[key] = queryId;
  }
}

function chunks<T>(items: T[], size: number): T[][] {
  const out: T[][] = [];
  for (let i = 0; i < items.length; i += size) {
    out.push(items.slice(i, i + size));
  }
  return out;
}
