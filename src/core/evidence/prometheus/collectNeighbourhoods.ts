import { findKills } from '../../kills/findKills';
import { Records } from '../../kills/Records';
import { Evidence, Neighbourhood } from '../Evidence';
import { sameCluster } from '../NodeRecords';
import { Labels, Series } from '../Series';
import { NodeWindow, nodeWindows } from '../neighbourhoods/nodeWindows';
import { FamilyQuery } from './familyQueries';
import { translated } from './labelNames';
import { oneOf } from './matcher';
import { mergeCopies } from './mergeCopies';
import { classesOfPods, memoryOfNode, memoryOfPods, podsOfNode } from './neighbourhoodQueries';
import { NodeLocator } from './NodeLocator';
import { inChunks, podInfoOf } from './readFamilies';
import { byLabels, Recorder } from './Recorder';
import { Targets } from './Targets';

/** The newest so many kills get theirs read; who asks for older ones narrows the range. */
export const MOST_KILLS = 40;
const PODS_A_QUERY = 100;

/**
 * Everybody on the nodes of the kills that are asked about, from a quarter of an hour before each to two minutes after:
 * who else could have died. A node's kills near each other share one window; a query that fails is a notice, and the
 * neighbourhood lacks what it would have told.
 */
export async function collectNeighbourhoods(
  recorder: Recorder,
  evidence: Evidence,
  targets: Targets,
  cluster: string
): Promise<Neighbourhood[]> {
  const { range } = evidence;
  const kills = findKills(new Records(evidence)).kills.filter(
    ({ pod, time }) => pod.selected && pod.node !== '' && time >= range.from && time < range.to
  );
  const places = kills.slice(-MOST_KILLS).map(({ pod, time, errorMs }) => ({
    cluster: pod.cluster,
    node: pod.node,
    time,
    errorMs,
  }));
  const { nodeInfo, uname, kubeletNodeName } = targets;
  const locator = new NodeLocator(nodeInfo, evidence.pods.map(podInfoOf), uname, kubeletNodeName);
  // first the nodes, then their pods: ids of queries are given in the order of asking, whoever answers first
  const lists = await Promise.all(
    nodeWindows(places, evidence).map((window) => listNode(recorder, window, targets, locator, cluster))
  );
  return Promise.all(lists.map((listed) => readNeighbourhood(recorder, listed, targets, cluster)));
}

/** A node's pods in a window and, where its kubelet is known by a label, what all of its containers held. */
interface Listed {
  window: NodeWindow;
  series: Series[];
  pods: Series[];
  hasMemory: boolean;
}

async function listNode(
  recorder: Recorder,
  window: NodeWindow,
  targets: Targets,
  locator: NodeLocator,
  cluster: string
): Promise<Listed> {
  const kubelet = locator.labelFor(new Set([window.node]), targets.kubelet);
  const memory = kubelet
    ? [memoryOfNode(window, targets.cadvisor, [oneOf(kubelet.label, kubelet.values), cluster])]
    : [];
  const answers = await Promise.all(
    [podsOfNode(window, targets.ksm, window.node, cluster), ...memory].map((query) =>
      read(recorder, window, query, targets)
    )
  );
  const series = answers.flat();
  const pods = series.filter(({ metric }) => metric === 'kube_pod_info');
  return { window, series, pods, hasMemory: kubelet !== null };
}

async function readNeighbourhood(
  recorder: Recorder,
  { window, series, pods, hasMemory }: Listed,
  targets: Targets,
  cluster: string
): Promise<Neighbourhood> {
  const answers = await Promise.all(
    inChunks(pods, PODS_A_QUERY).flatMap((some) => {
      const match = {
        namespaces: some.map(({ labels }) => labels.namespace ?? ''),
        pods: some.map(({ labels }) => labels.pod ?? ''),
      };
      const classes = classesOfPods(window, targets.ksm, match, cluster);
      const byName = hasMemory ? [] : [memoryOfPods(window, targets.cadvisor, match, cluster)];
      return [classes, ...byName].map((query) => read(recorder, window, query, targets));
    })
  );
  const names = new Set(pods.map(({ labels }) => nameOf(labels)));
  const here = answers.flat().filter(({ labels }) => names.has(nameOf(labels)));
  const { node, from, to } = window;
  return { cluster: window.cluster, node, from, to, series: byMetric([...series, ...here]) };
}

const nameOf = ({ namespace = '', pod = '' }: Labels): string => `${namespace}/${pod}`;

async function read(recorder: Recorder, window: NodeWindow, query: FamilyQuery, targets: Targets): Promise<Series[]> {
  const { series } = await recorder.ask(query.family, query.expression, { at: window.to });
  const names = query.speaker === 'ksm' ? targets.ksm : targets.cadvisor;
  return series
    .map((one) => translated(one, names))
    .filter(({ labels }) => !isPause(labels))
    .filter(({ labels }) => sameCluster(labels, window.cluster))
    .map((one) => stamped({ ...one, labels: plain(one.labels) }, window, query.speaker === 'ksm'));
}

/** The container that only holds the pod's namespaces: a few hundred KiB, and never what dies. */
const isPause = ({ container = '', image = '' }: Labels): boolean => container === '' && image !== '';

/** Of the thing itself, not of who scraped it: a neighbourhood is large, and nobody asks more of it. */
const KEPT = [
  'cluster',
  'namespace',
  'pod',
  'uid',
  'container',
  'id',
  'node',
  'resource',
  'unit',
  'qos_class',
  'priority_class',
  'created_by_kind',
  'restart_policy',
];

function plain(labels: Labels): Labels {
  return Object.fromEntries(KEPT.filter((name) => labels[name]).map((name) => [name, labels[name]]));
}

/** What was last said in the window holds for the whole of it; its sample stands at the beginning. */
const stamped = (series: Series, { from }: NodeWindow, isState: boolean): Series =>
  isState ? { ...series, times: [from], values: series.values.slice(-1) } : series;

function byMetric(all: Series[]): Record<string, Series[]> {
  const found: Record<string, Series[]> = {};
  all.forEach((one) => (found[one.metric] ??= []).push(one));
  const metrics = Object.keys(found).sort();
  return Object.fromEntries(metrics.map((metric) => [metric, mergeCopies(found[metric]).sort(byLabels)]));
}
