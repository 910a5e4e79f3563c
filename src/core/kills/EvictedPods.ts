import { Evidence, PodRef, seriesOf } from '../evidence/Evidence';
import { Series } from '../evidence/Series';
import { Window } from './Kill';

/** Around an eviction others of the same pressure follow. */
const AROUND_MS = 60_000;

/** When which pods of which node began to read `Evicted`, from `kube_pod_status_reason{reason="Evicted"}`. */
export class EvictedPods {
  /** of a pod's name, when each of its series began to say so */
  private readonly began = new Map<string, number[]>();
  /** the names of the pods of a node that ever did */
  private readonly onNodes = new Map<string, Set<string>>();

  constructor(evidence: Evidence) {
    for (const series of seriesOf(evidence, 'kube_pod_status_reason')) {
      const at = series.labels.reason === 'Evicted' ? beganAt(series) : undefined;
      if (at !== undefined) {
        const key = nameOf(series.labels);
        this.began.set(key, [...(this.began.get(key) ?? []), at]);
      }
    }
    for (const pod of evidence.pods.filter((one) => this.began.has(nameOf(one)))) {
      const names = this.onNodes.get(nodeOf(pod)) ?? new Set();
      this.onNodes.set(nodeOf(pod), names.add(nameOf(pod)));
    }
  }

  /** How many pods of the pod's node began to read `Evicted` around a window, itself among them. */
  onNode(pod: PodRef, window: Window): number {
    const [from, to] = [window.after - AROUND_MS, window.before + AROUND_MS];
    const names = [...(this.onNodes.get(nodeOf(pod)) ?? [])];
    return names.filter((name) => this.began.get(name)!.some((at) => at >= from && at <= to)).length;
  }
}

const beganAt = ({ times, values }: Series): number | undefined => times.find((_, i) => values[i] === 1);

const nameOf = ({ cluster = '', namespace = '', pod = '' }: Partial<PodRef>): string =>
  JSON.stringify([cluster, namespace, pod]);

const nodeOf = ({ cluster, node }: PodRef): string => JSON.stringify([cluster, node]);
