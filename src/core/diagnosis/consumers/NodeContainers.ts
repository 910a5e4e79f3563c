import { Sample, sampleAt, Series } from '../../evidence/Series';
import { Bytes } from '../../units';

export interface ContainerName {
  namespace: string;
  pod: string;
  container: string;
}

/** A container with its series by metric. */
interface Lodger {
  name: ContainerName;
  series: Map<string, Series[]>;
}

/** A sample older than this is of a container that is gone. */
export const FRESH_MS = 90_000;

const MEMORY = 'container_memory_working_set_bytes';

/** The containers of one node over a stretch of time, by name: several instances of one are one. */
export class NodeContainers {
  private readonly lodgers = new Map<string, Lodger>();
  /** the same by the very names that are given out, which are asked for again and again */
  private readonly byName = new Map<ContainerName, Lodger>();
  private readonly namesOf = new Map<string, readonly ContainerName[]>();

  constructor(
    private readonly series: (metric: string) => Series[],
    /** everybody on the node is known, not only who ended */
    readonly complete: boolean,
    /** from when on */
    readonly since: number
  ) {}

  has(metric: string): boolean {
    return this.names(metric).length > 0;
  }

  names(metric: string): readonly ContainerName[] {
    const known = this.namesOf.get(metric) ?? this.sortIn(metric);
    this.namesOf.set(metric, known);
    return known;
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
    this.names(metric);
    return (this.byName.get(name) ?? this.lodgers.get(keyOf(name)))?.series.get(metric) ?? [];
  }

  /** Gives each container its series of a metric. */
  private sortIn(metric: string): ContainerName[] {
    const found: ContainerName[] = [];
    for (const one of this.series(metric)) {
      const { namespace = '', pod = '', container = '' } = one.labels;
      if (pod !== '' && container !== '' && container !== 'POD') {
        const { name, series } = this.lodger({ namespace, pod, container });
        const own = series.get(metric);
        if (own === undefined) {
          series.set(metric, [one]);
          found.push(name);
        } else {
          own.push(one);
        }
      }
    }
    return found;
  }

  private lodger(name: ContainerName): Lodger {
    const known = this.lodgers.get(keyOf(name));
    if (known !== undefined) {
      return known;
    }
    const made = { name, series: new Map<string, Series[]>() };
    this.lodgers.set(keyOf(name), made);
    this.byName.set(name, made);
    return made;
  }
}

/** No name holds a NUL. */
const keyOf = ({ namespace, pod, container }: ContainerName): string => `${namespace}\0${pod}\0${container}`;
