import { EpochMs, Sample, Series } from '../incident';

export type Labels = Record<string, string>;

/** What an exporter tells at a scrape. `at` is an explicit timestamp; without it Prometheus takes the scrape's. */
export type Expose = (name: string, labels: Labels, value: number, at?: EpochMs) => void;

interface Held {
  labels: Labels;
  samples: Sample[];
  /** The number of the last scrape that exposed it; -1 after its staleness marker. */
  seenIn: number;
}

/**
 * One scrape target and the series Prometheus holds of it, with honor_labels, honor_timestamps and
 * track_timestamps_staleness as kube-prometheus-stack sets them: a label the exporter gives wins, also an empty one,
 * which removes the target's; a series that is gone ends with a staleness marker at the next scrape, and all do when a
 * scrape fails (prometheus scrape/scrape.go).
 *
 * Exporters must pass the same labels object for the same entity each time: series are looked up by its identity.
 */
export class Target {
  private readonly held: Held[] = [];
  private readonly byLabels = new Map<Labels, Map<string, Held>>();
  private scrapes = 0;
  private readonly own: Labels = {};

  constructor(private readonly labels: Labels) {}

  /** The same target in the eyes of another Prometheus, which adds labels of its own. */
  as(more: Labels): Target {
    return new Target({ ...this.labels, ...more });
  }

  scraped(at: EpochMs, durationSeconds: number, exporter: (expose: Expose) => void): void {
    this.scrapes++;
    exporter((name, labels, value, stamp) => this.append(name, labels, value, stamp ?? at));
    this.markStale(at);
    this.report(at, 1, durationSeconds);
  }

  failed(at: EpochMs, durationSeconds: number): void {
    this.scrapes++;
    this.markStale(at);
    this.report(at, 0, durationSeconds);
  }

  /** Service discovery no longer knows it: all of its series end. */
  removed(at: EpochMs): void {
    for (const held of this.held) {
      if (held.seenIn !== -1) {
        held.seenIn = -1;
        held.samples.push({ t: Math.max(at, (held.samples.at(-1)?.t ?? 0) + 1), stale: true });
      }
    }
  }

  series(): Series[] {
    return this.held.map(({ labels, samples }) => ({ labels, samples }));
  }

  private report(at: EpochMs, up: number, durationSeconds: number): void {
    this.append('up', this.own, up, at);
    this.append('scrape_duration_seconds', this.own, durationSeconds, at);
    this.held.filter(({ labels }) => REPORTED.has(labels.__name__)).forEach((held) => (held.seenIn = this.scrapes + 1));
  }

  private append(name: string, labels: Labels, value: number, at: EpochMs): void {
    const held = this.find(name, labels);
    const last = held.samples.at(-1);
    held.seenIn = this.scrapes;
    // The head refuses what is not newer than its last sample; cAdvisor repeats a sample until the next housekeeping.
    if (!last || at > last.t) {
      held.samples.push({ t: at, v: value });
    }
  }

  private markStale(at: EpochMs): void {
    for (const held of this.held) {
      if (held.seenIn !== -1 && held.seenIn < this.scrapes) {
        held.seenIn = -1;
        held.samples.push({ t: Math.max(at, (held.samples.at(-1)?.t ?? 0) + 1), stale: true });
      }
    }
  }

  private find(name: string, labels: Labels): Held {
    let named = this.byLabels.get(labels);
    if (!named) {
      this.byLabels.set(labels, (named = new Map()));
    }
    let held = named.get(name);
    if (!held) {
      const all = Object.entries({ ...this.labels, ...labels, __name__: name }).filter(([, value]) => value !== '');
      held = {
        labels: Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))),
        samples: [],
        seenIn: this.scrapes,
      };
      named.set(name, held);
      this.held.push(held);
    }
    return held;
  }
}

const REPORTED = new Set(['up', 'scrape_duration_seconds']);

/** Keeps one labels object per entity and variant, so that `Target` recognises it. */
export class LabelSets<Entity extends object> {
  private readonly sets = new WeakMap<Entity, Map<string, Labels>>();

  of(entity: Entity, variant: string, make: () => Labels): Labels {
    let variants = this.sets.get(entity);
    if (!variants) {
      this.sets.set(entity, (variants = new Map()));
    }
    let labels = variants.get(variant);
    if (!labels) {
      variants.set(variant, (labels = make()));
    }
    return labels;
  }
}
