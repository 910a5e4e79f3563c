import { Evidence, PodRef } from '../evidence/Evidence';
import { Lifetimes } from '../evidence/Lifetimes';
import { Labels, Sample, Series } from '../evidence/Series';
import { seriesByPod } from './seriesByPod';
import { merged } from './Timeline';

const NAMES_CONTAINERS = /^kube_pod_(init_)?container_(info|status_restarts_total|status_(last_)?terminated_reason)$/;

interface NamedContainer {
  container: string;
  init: boolean;
}

/** The series of one pod, by metric and container. What is read of it is put together once. */
export class PodRecords {
  private readonly byContainer = new Map<string, Map<string, Series[]>>();
  private readonly lifetimes = new Map<string, Map<string, Lifetimes>>();
  private readonly singles = new Map<string, Series>();
  private named: NamedContainer[] | null = null;

  private constructor(
    readonly pod: PodRef,
    private readonly byMetric: ReadonlyMap<string, Series[]>
  ) {}

  /** All series of a metric, of the pod and its containers. */
  all(metric: string): Series[] {
    return this.byMetric.get(metric) ?? [];
  }

  /** The series of a metric for one container. */
  of(metric: string, container: string): Series[] {
    const known = this.byContainer.get(metric) ?? this.splitByContainer(metric);
    return known.get(container) ?? [];
  }

  /** Those of them that have samples around a time: every instance of a container may have series of its own. */
  during(metric: string, container: string, from: number, to: number): Series[] {
    return this.lifetimesOf(metric, container).within(from, to);
  }

  /** The last sample of a metric for one container at or before a time, of whatever instance. */
  lastSample(metric: string, container: string, time: number): Sample | null {
    return this.lifetimesOf(metric, container).lastSample(time);
  }

  /** One series for the pod, whatever exporter said it; without samples when nobody did. */
  single(metric: string, having: Labels = {}): Series {
    const wanted = Object.entries(having);
    const key = wanted.length === 0 ? metric : [metric, ...wanted.flat()].join('\0');
    const known = this.singles.get(key);
    if (known !== undefined) {
      return known;
    }
    const found = merged(
      this.all(metric).filter(({ labels }) => wanted.every(([name, value]) => labels[name] === value))
    );
    this.singles.set(key, found);
    return found;
  }

  /** Container names with the metrics' infix: `init_` for init containers and sidecars. */
  containers(): NamedContainer[] {
    this.named ??= this.findContainers();
    return this.named;
  }

  /** Containers that live side by side: the regular ones and native sidecars (init containers with restartPolicy Always). */
  longLived(): NamedContainer[] {
    const sidecars = new Set(
      this.all('kube_pod_init_container_info')
        .filter(({ labels }) => labels.restart_policy === 'Always')
        .map(({ labels }) => labels.container)
    );
    return this.containers().filter(({ container, init }) => !init || sidecars.has(container));
  }

  /** Whether it is the pod's only regular container, so that the pod's completion time is its own. */
  isOnly(container: string): boolean {
    return (
      this.containers().filter(({ init }) => !init).length <= 1 &&
      this.containers().some((one) => one.container === container)
    );
  }

  /** The records of each pod of an evidence, in the pods' order. */
  static byPod(evidence: Evidence): PodRecords[] {
    return seriesByPod(evidence).map(({ pod, byMetric }) => new PodRecords(pod, byMetric));
  }

  private lifetimesOf(metric: string, container: string): Lifetimes {
    let ofMetric = this.lifetimes.get(metric);
    if (ofMetric === undefined) {
      this.lifetimes.set(metric, (ofMetric = new Map<string, Lifetimes>()));
    }
    let known = ofMetric.get(container);
    if (known === undefined) {
      ofMetric.set(container, (known = new Lifetimes(this.of(metric, container))));
    }
    return known;
  }

  private findContainers(): NamedContainer[] {
    const names = new Map<string, boolean>();
    for (const [metric, series] of this.byMetric) {
      if (NAMES_CONTAINERS.test(metric)) {
        for (const { labels } of series) {
          if (labels.container) {
            names.set(labels.container, metric.startsWith('kube_pod_init_'));
          }
        }
      }
    }
    return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([container, init]) => ({ container, init }));
  }

  private splitByContainer(metric: string): Map<string, Series[]> {
    const split = new Map<string, Series[]>();
    for (const series of this.all(metric)) {
      if (series.labels.container !== undefined) {
        const own = split.get(series.labels.container);
        if (own === undefined) {
          split.set(series.labels.container, [series]);
        } else {
          own.push(series);
        }
      }
    }
    this.byContainer.set(metric, split);
    return split;
  }
}
