import { Evidence, Neighbourhood } from '../../evidence/Evidence';
import { Sample, sampleAt, Series } from '../../evidence/Series';
import { Bytes } from '../../units';

export interface ContainerName {
  namespace: string;
  pod: string;
  container: string;
}

interface Named {
  name: ContainerName;
  series: Series[];
}

/** A sample older than this is of a container that is gone. */
const FRESH_MS = 90_000;

const MEMORY = 'container_memory_working_set_bytes';

const known = new WeakMap<Neighbourhood, NodeContainers>();

/** The containers of one node over a stretch of time, by name: several instances of one are one. */
export class NodeContainers {
  private readonly byMetric = new Map<string, Map<string, Named>>();

  private constructor(
    private readonly series: (metric: string) => Series[],
    /** everybody on the node is known, not only who ended */
    readonly complete: boolean,
    /** from when on */
    readonly since: number
  ) {}

  /** Those of the neighbourhood; without one those of the node's pods that were read because something in them ended. */
  static of(evidence: Evidence, neighbourhood: Neighbourhood | null, node: string): NodeContainers {
    if (neighbourhood !== null) {
      // many kills share a neighbourhood
      const made = known.get(neighbourhood) ?? NodeContainers.around(neighbourhood);
      known.set(neighbourhood, made);
      return made;
    }
    const here = new Set(evidence.pods.filter((pod) => pod.node === node).map(({ namespace, pod }) => `${namespace}/${pod}`)); // prettier-ignore
    const read = (metric: string) =>
      (evidence.series[metric] ?? []).filter(({ labels }) => here.has(`${labels.namespace}/${labels.pod}`));
    return new NodeContainers(read, false, evidence.window.from + FRESH_MS);
  }

  private static around({ series, from }: Neighbourhood): NodeContainers {
    return new NodeContainers((metric) => series[metric] ?? [], true, from + FRESH_MS);
  }

  has(metric: string): boolean {
    return this.named(metric).size > 0;
  }

  names(metric: string): ContainerName[] {
    return [...this.named(metric).values()].map(({ name }) => name);
  }

  /** What a container had at a time; null when it was not there. Of nested and of following instances the newest, the larger. */
  at(metric: string, name: ContainerName, time: number): Bytes | null {
    let best: Sample | null = null;
    for (const series of this.seriesOf(metric, name)) {
      const one = sampleAt(series, time);
      if (one !== null && one.at > time - FRESH_MS) {
        best = best === null || one.at > best.at || (one.at === best.at && one.value > best.value) ? one : best;
      }
    }
    return best?.value ?? null;
  }

  /** The highest value of a container up to a time. */
  most(metric: string, name: ContainerName, until: number): Bytes | null {
    const values = this.seriesOf(metric, name).flatMap(({ times, values: all }) =>
      all.filter((_, i) => times[i] <= until)
    );
    return values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b));
  }

  /** What all containers had at a time together. */
  total(metric: string, time: number): Bytes {
    return this.names(metric).reduce((sum, name) => sum + (this.at(metric, name, time) ?? 0), 0);
  }

  /** The limits of all containers that were there at a time, and how many had none. */
  limits(time: number): { sum: Bytes; without: number } {
    const there = this.names(MEMORY).filter((name) => this.at(MEMORY, name, time) !== null);
    const declared = there.map((name) => this.declared('limits', name));
    return {
      sum: declared.reduce<number>((sum, limit) => sum + (limit ?? 0), 0),
      without: declared.filter((limit) => limit === null).length,
    };
  }

  /** A declared request or limit; null when there is none, or none is collected. */
  declared(kind: 'requests' | 'limits', name: ContainerName): Bytes | null {
    for (const infix of ['', 'init_']) {
      const of = this.seriesOf(`kube_pod_${infix}container_resource_${kind}`, name);
      const value = of.find(({ labels }) => (labels.resource ?? 'memory') === 'memory')?.values.at(-1);
      if (value !== undefined) {
        return value;
      }
    }
    return null;
  }

  private seriesOf(metric: string, name: ContainerName): Series[] {
    return this.named(metric).get(keyOf(name))?.series ?? [];
  }

  private named(metric: string): Map<string, Named> {
    const indexed = this.byMetric.get(metric);
    if (indexed) {
      return indexed;
    }
    const found = new Map<string, Named>();
    for (const one of this.series(metric)) {
      const { namespace = '', pod = '', container = '' } = one.labels;
      if (pod !== '' && container !== '' && container !== 'POD') {
        const key = keyOf({ namespace, pod, container });
        const all = found.get(key);
        if (all) {
          all.series.push(one);
        } else {
          found.set(key, { name: { namespace, pod, container }, series: [one] });
        }
      }
    }
    this.byMetric.set(metric, found);
    return found;
  }
}

/** No name holds a NUL. */
const keyOf = ({ namespace, pod, container }: ContainerName): string => `${namespace}\0${pod}\0${container}`;
