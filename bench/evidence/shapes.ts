import type { ClusterEvent } from '../../src/core/evidence/cluster/ClusterEvent';
import type { Evidence, Neighbourhood, PodRef } from '../../src/core/evidence/Evidence';
import { NO_WITNESSES } from '../../src/core/evidence/Witnesses';
import type { Series } from '../../src/core/evidence/Series';
import { at, evidenceOf, POD, SCRAPE_SECONDS } from '../../src/core/testing/evidenceOf';
import { lab1OnNodes, lab1OnNodesWithWitnesses } from './lab1Copies';
import { nodeSeries } from './nodeSeries';
import { podSeries } from './podSeries';

/** What an installation may hand the diagnosis at worst, each shape under the name that the bench prints. */
export const SHAPES: Record<string, () => Evidence | Promise<Evidence>> = {
  'lab1 on 40 nodes': () => lab1OnNodes(40),
  'lab1 on 40 nodes, with witnesses': () => lab1OnNodesWithWitnesses(40),
  'one crash loop': crashLoop,
  '100,000 events': async () => withEvents(await lab1OnNodesWithWitnesses(6), 100_000),
  'a full node': fullNode,
};

/** One container that restarts once a second, as far as its counter says: 30 ends between two samples. */
function crashLoop(): Evidence {
  const loop = { container: 'cart', from: -1800, to: 1530, everySeconds: SCRAPE_SECONDS, by: SCRAPE_SECONDS };
  return evidenceOf(
    [...nodeSeries(POD.node, (seconds) => Math.max(0, seconds + 1800)), ...podSeries(POD, [loop])],
    COLLECTED
  );
}

const PODS = 110;
/** Every container of a full node dies this often in the hour. */
const DEATHS = 4;

/** As many pods as a node may hold, of two containers each, which die by turns; with everybody around at each death. */
function fullNode(): Evidence {
  const pods = Array.from({ length: PODS }, (_, i): PodRef => ({
    ...POD,
    pod: `cart-${i}`,
    uid: `0d3e4f00-0000-4000-8000-${String(i).padStart(12, '0')}`,
  }));
  const everySeconds = 600;
  const series = pods.flatMap((pod, i) =>
    podSeries(
      pod,
      ['cart', 'proxy'].map((container, j) => {
        const from = -1200 + (i * 5) + j * 7; // prettier-ignore
        return { container, from, to: from + DEATHS * everySeconds, everySeconds, by: 1 };
      })
    )
  );
  const all = [...nodeSeries(POD.node, (seconds) => Math.max(0, Math.floor((seconds + 1200) / 3))), ...series];
  return evidenceOf(all, { ...COLLECTED, pods, neighbourhoods: [around(all, -1800, 0), around(all, 0, 1800)] });
}

/** Everybody's memory, requests and limits on the node over that time. */
function around(all: Series[], from: number, to: number): Neighbourhood {
  const metrics = [
    'container_memory_rss',
    'container_memory_working_set_bytes',
    'container_memory_usage_bytes',
    'kube_pod_container_resource_requests',
    'kube_pod_container_resource_limits',
    'kube_pod_status_qos_class',
  ];
  const cut = (one: Series): Series => {
    const within = one.times.map((time) => time >= at(from) && time <= at(to));
    const kept = <T>(values: T[]) => values.filter((_, i) => within[i]);
    return { ...one, labels: { ...one.labels, node: POD.node }, times: kept(one.times), values: kept(one.values) };
  };
  return {
    cluster: '',
    node: POD.node,
    from: at(from),
    to: at(to),
    series: Object.fromEntries(
      metrics.map((metric) => [
        metric,
        all.filter((one) => one.metric === metric).map(cut).filter(({ times }) => times.length > 0), // prettier-ignore
      ])
    ),
  };
}

const COLLECTED: Partial<Evidence> = {
  collected: ['kube_pod_container_resource_limits', 'kube_pod_status_reason', 'kubelet_evictions'],
};

const REASONS: Array<[string, string]> = [
  ['BackOff', 'Back-off restarting failed container'],
  ['Pulled', 'Container image "lab.example/shop/cart:0.9.7" already present on machine'],
  ['Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503'],
  ['Killing', 'Container failed liveness probe, will be restarted'],
  ['Created', 'Created container'],
];

/** So many events more: a third of the pods that were killed, some of their nodes, the rest of others. */
function withEvents(evidence: Evidence, count: number): Evidence {
  const witnesses = evidence.witnesses ?? NO_WITNESSES;
  const { from, to } = evidence.window;
  const made = Array.from({ length: count }, (_, i): ClusterEvent => {
    const pod = evidence.pods[i % evidence.pods.length];
    const [reason, said] = REASONS[i % REASONS.length];
    const firstAt = from + Math.floor((i / count) * (to - from));
    const event = { reason, message: `${said} (${i})`, node: pod.node, reporter: 'kubelet', firstAt, lastAt: firstAt };
    const kept = { ...event, namespace: pod.namespace, uid: '', container: '', count: 1 };
    return i % 50 === 0
      ? { ...kept, kind: 'Node', name: pod.node, reason: 'SystemOOM', message: `System OOM encountered, victim process: a, pid: ${i}` } // prettier-ignore
      : i % 3 === 0
        ? { ...kept, kind: 'Pod', name: pod.pod, uid: pod.uid, container: 'cart' }
        : { ...kept, kind: 'Pod', name: `${pod.pod}-of-others-${i % 5000}` };
  });
  return { ...evidence, witnesses: { ...witnesses, events: [...witnesses.events, ...made] } };
}
