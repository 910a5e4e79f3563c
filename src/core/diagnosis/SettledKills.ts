import { put } from '../put';
import { Evidence, PodRef, seriesOf } from '../evidence/Evidence';
import { sameCluster } from '../evidence/NodeRecords';
import { Series } from '../evidence/Series';
import { Kill } from '../kills/Kill';

const SETTLED_AFTER_MS = 300_000;

/** What a source's later samples are looked for in: one metric that each scrape of it brings. */
const SOURCES: Array<{ metric: string; ofNode: boolean }> = [
  { metric: 'kube_pod_container_status_restarts_total', ofNode: false },
  { metric: 'container_memory_working_set_bytes', ofNode: true },
  { metric: 'node_memory_MemTotal_bytes', ofNode: true },
];

/**
 * A kill is settled five minutes after it, once every source that showed its container or its node has a later sample:
 * until then reasons, statuses and delayed scrapes still arrive (contract.md).
 */
export class SettledKills {
  private readonly latest = new Map<string, number | null>();
  private readonly ofPods = new Map<PodRef, number>();
  /** the series of a metric by the node that they name; undefined where they name none */
  private readonly byNode = new Map<string, Map<string | undefined, Series[]>>();

  constructor(private readonly evidence: Evidence) {}

  has({ time, pod }: Kill): boolean {
    return this.evidence.askedAt >= time + SETTLED_AFTER_MS && this.seenUntil(pod) > time;
  }

  /** The last sample of the source whose samples end first. */
  private seenUntil(pod: PodRef): number {
    const known = this.ofPods.get(pod);
    if (known !== undefined) {
      return known;
    }
    const ends = SOURCES.map(({ metric, ofNode }) => this.latestOf(metric, pod.cluster, ofNode ? pod.node : null));
    const found = Math.min(...ends.map((end) => end ?? Infinity));
    this.ofPods.set(pod, found);
    return found;
  }

  /** The last sample of a metric of a cluster, and of a node where one is given; null when there is no such series. */
  private latestOf(metric: string, cluster: string, node: string | null): number | null {
    const key = JSON.stringify([metric, cluster, node]);
    const known = this.latest.get(key);
    if (known !== undefined) {
      return known;
    }
    const ofNode = (name: string | undefined) => this.splitByNode(metric).get(name) ?? [];
    const found = (node === null ? seriesOf(this.evidence, metric) : [...ofNode(node), ...ofNode(undefined)])
      .filter(({ labels }) => sameCluster(labels, cluster))
      .reduce<number | null>((last, { times }) => Math.max(last ?? -Infinity, times.at(-1) ?? -Infinity), null);
    this.latest.set(key, found);
    return found;
  }

  private splitByNode(metric: string): Map<string | undefined, Series[]> {
    const known = this.byNode.get(metric);
    if (known !== undefined) {
      return known;
    }
    const split = new Map<string | undefined, Series[]>();
    seriesOf(this.evidence, metric).forEach((series) => put(split, series.labels.node, series));
    this.byNode.set(metric, split);
    return split;
  }
}
