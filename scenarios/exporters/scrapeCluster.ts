import { BuildOptions, EpochMs, Sampling, ScrapeProfile, Series } from '../incident';
import { Cluster } from '../world/cluster';
import { Kubelet } from '../world/kubelet';
import { Random } from '../world/random';
import { clockOf } from '../world/clock';
import { Cadvisor } from './cadvisor';
import { KubeletMetrics, ProbeMetrics } from './kubelet';
import { NodeAndWorkloadMetrics } from './kubeStateMetricsNodes';
import { PodMetrics } from './kubeStateMetricsPods';
import { NodeExporter } from './nodeExporter';
import { Expose, Labels, Target } from './target';

/** Prometheus' global scrape_interval and scrape_timeout in kube-prometheus-stack. */
const INTERVAL_SECONDS = 30;
const TIMEOUT_SECONDS = 10;
/** How much later the second of two replicas comes. */
const REPLICA_LAG_SECONDS = 11.3;

interface Job {
  target: Target;
  offset: number;
  /** The node whose stall makes the scrape wait, and whose absence makes it fail; null for what runs elsewhere. */
  kubelet: Kubelet | null;
  /** Usual duration in seconds. */
  takes: number;
  expose(seconds: number, expose: Expose): void;
}

/**
 * Every series that one Prometheus with the labels of a kube-prometheus-stack release "kps" would hold of this cluster.
 * A sample is stamped with the start of its scrape and shows what was there when the answer came: in a stall, later.
 */
export function scrapeCluster(
  cluster: Cluster,
  epoch: (seconds: number) => EpochMs,
  random: Random,
  { profile = 'kube-prometheus-stack', lastSeconds = cluster.seconds, sampling = {} }: BuildOptions = {}
): Series[] {
  const first = cluster.seconds - lastSeconds;
  const jobs = [
    kubeStateMetrics(cluster, epoch, random),
    ...cluster.kubelets.flatMap((kubelet) => nodeJobs(cluster, kubelet.node.spec.name, epoch, profile, random)),
  ];
  const targets: Target[] = [];
  for (const { target, offset, kubelet, takes, expose } of jobs) {
    const end = Math.min(cluster.seconds, kubelet?.removedAt ?? Infinity);
    const scrapes = scrapesOf(target, offset, first, end, sampling);
    for (const { at, by } of scrapes) {
      if (!targets.includes(by)) {
        targets.push(by);
      }
      if (isAway(kubelet, at)) {
        by.failed(Math.round(epoch(at)), TIMEOUT_SECONDS + random.between(0.0002, 0.003));
        continue;
      }
      const wait = (kubelet?.node.ledger.stalledAt(at)?.to ?? at) - at;
      const duration = wait + takes * random.between(0.7, 1.6);
      const stamp = Math.round(epoch(at));
      if (duration > TIMEOUT_SECONDS) {
        by.failed(stamp, TIMEOUT_SECONDS + random.between(0.0002, 0.003));
      } else {
        by.scraped(stamp, Number(duration.toFixed(9)), (add) => expose(Math.min(cluster.seconds, at + wait), add));
      }
    }
    if (kubelet?.removedAt != null) {
      const gone = Math.round(epoch(kubelet.removedAt));
      new Set(scrapes.map(({ by }) => by)).forEach((by) => by.removed(gone));
    }
  }
  return targets.flatMap((target) => target.series());
}

/**
 * When a target is scraped, and by whom. Replicas ask the same exporter in turn: what has a time of its own they both hold
 * alike, the rest each as of its own scrape.
 */
function scrapesOf(
  target: Target,
  offset: number,
  first: number,
  last: number,
  { replicas, down }: Sampling
): Array<{ at: number; by: Target }> {
  const scrapers = replicas
    ? [0, 1].map((replica) => ({
        by: target.as({ prometheus_replica: `prometheus-kps-prometheus-${replica}` }),
        phase: replica === 0 ? offset : (offset + REPLICA_LAG_SECONDS) % INTERVAL_SECONDS,
      }))
    : [{ by: target, phase: offset }];
  return scrapers
    .flatMap(({ by, phase }) => {
      const count = Math.max(0, Math.floor((last - first - phase) / INTERVAL_SECONDS) + 1);
      return Array.from({ length: count }, (_, i) => ({ at: first + phase + i * INTERVAL_SECONDS, by }));
    })
    .filter(({ at }) => down === undefined || at < down.from || at > down.to)
    .sort((a, b) => a.at - b.at);
}

/** How long after the kubelet the pods of its exporters are up again. */
const EXPORTERS_LATER_SECONDS = 14;

const isAway = (kubelet: Kubelet | null, at: number): boolean =>
  kubelet?.outages.some(({ from, to }) => at >= from && at < to + EXPORTERS_LATER_SECONDS) ?? false;

function kubeStateMetrics(cluster: Cluster, epoch: (seconds: number) => EpochMs, random: Random): Job {
  const pod = cluster.pods.find(({ spec }) => spec.name.includes('kube-state-metrics'));
  if (!pod) {
    throw new Error('the cluster has no kube-state-metrics');
  }
  const ip = (node: string) => cluster.kubelet(node).node.spec.internalIp;
  const pods = new PodMetrics(cluster, ip, epoch, minorOf(pod.spec.containers[0].image));
  const nodes = new NodeAndWorkloadMetrics(cluster, () => random.uid(), epoch);
  const target = new Target({
    job: 'kube-state-metrics',
    namespace: pod.spec.namespace,
    pod: pod.spec.name,
    container: 'kube-state-metrics',
    service: 'kps-kube-state-metrics',
    endpoint: 'http',
    instance: `${pod.statuses.at(-1)?.podIp}:8080`,
  });
  const expose = (seconds: number, add: Expose) => {
    pods.expose(seconds, add);
    nodes.expose(seconds, add);
  };
  return { target, offset: offset(random), kubelet: null, takes: 0.03, expose };
}

function nodeJobs(
  cluster: Cluster,
  name: string,
  epoch: (seconds: number) => EpochMs,
  profile: ScrapeProfile,
  random: Random
): Job[] {
  const kubelet = cluster.kubelet(name);
  const { node } = kubelet;
  const exporterPod = cluster.pods.find(({ spec }) => spec.node === name && spec.name.includes('node-exporter'));
  const kubeletTarget = (metrics_path: string): Target =>
    new Target({
      job: 'kubelet',
      namespace: 'kube-system',
      service: 'kps-kubelet',
      endpoint: 'https-metrics',
      instance: `${node.spec.internalIp}:10250`,
      node: name,
      metrics_path,
    });
  const exporterLabels: Labels = {
    job: 'node-exporter',
    namespace: exporterPod?.spec.namespace ?? 'monitoring',
    pod: exporterPod?.spec.name ?? '',
    container: 'node-exporter',
    service: 'kps-prometheus-node-exporter',
    endpoint: 'http-metrics',
    instance: `${node.spec.internalIp}:9100`,
  };
  const job = (target: Target, takes: number, exporter: { expose(seconds: number, add: Expose): void }): Job => ({
    target,
    offset: offset(random),
    kubelet,
    takes,
    expose: (seconds, add) => exporter.expose(seconds, add),
  });
  const jobs = [
    job(kubeletTarget('/metrics'), 0.06, new KubeletMetrics(kubelet, 40 + Math.floor(random.between(0, 60)), epoch)),
    job(kubeletTarget('/metrics/cadvisor'), 0.09, new Cadvisor(node, profile, random, clockOf(node, epoch))),
    job(kubeletTarget('/metrics/probes'), 0.01, new ProbeMetrics(kubelet)),
    job(new Target(exporterLabels), 0.04, new NodeExporter(node, epoch)),
  ];
  // Windows has neither cAdvisor's cgroups nor node-exporter; a provider's machine is no target at all.
  const { unseen } = node.spec;
  return unseen === 'virtual' ? [] : unseen === 'windows' ? [jobs[0], jobs[2]] : jobs;
}

function offset(random: Random): number {
  return Number(random.between(0.1, INTERVAL_SECONDS - 0.1).toFixed(3));
}

/** `…:v2.18.0` is 18. */
const minorOf = (image: string): number => Number(/:v2\.(\d+)\./.exec(image)?.[1]);
