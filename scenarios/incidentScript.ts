import { Cases } from './cases';
import { scrapeCluster } from './exporters/scrapeCluster';
import { IncidentScript, Sampling, TruthEntry } from './incident';
import { Tellable, truthOf } from './truth';
import { witnessesOf } from './witnesses';
import { Act } from './world/acts/Act';
import { Cluster } from './world/cluster';
import { Random } from './world/random';
import { NodeSpec, PodSpec } from './world/specs';

/** What an incident's file writes down. */
export interface Story {
  name: string;
  description: string;
  /** The real cases that it is scripted from. */
  cases: Cases;
  seed: number;
  seconds: number;
  /** Who takes part. `random` names pods; the world draws from the same seed. */
  cast(random: Random): Cast;
  /** What tells each end, by hand (`TruthEntry.tellableFrom`); a set of families suffices alone, and none of it can go. */
  tellable?: Tellable;
  /** How it is scraped, if not as it should be. */
  sampling?: Sampling;
  /** Throws when the world did not do what `description` tells. */
  verify(truth: TruthEntry[], cluster: Cluster): void;
}

export interface Cast {
  nodes: NodeSpec[];
  pods: PodSpec[];
  /** What somebody does to them. */
  acts?: Act[];
}

/** Lets the world run, writes down what really happened, and samples it as Prometheus would have. */
export function incidentScript(story: Story): IncidentScript {
  const { name, description, cases, seed, seconds } = story;
  const simulate: IncidentScript['simulate'] = (end) => {
    const { nodes, pods, acts } = story.cast(new Random(seed));
    const random = new Random(seed);
    const cluster = new Cluster(nodes, pods, seconds, random, acts);
    const epoch = (second: number) => Math.round(end + 1000 * (second - seconds));
    const truth = truthOf(cluster, epoch, story.tellable);
    story.verify(truth, cluster);
    return { cluster, truth, epoch, random };
  };
  const sample: IncidentScript['sample'] = ({ cluster, truth, epoch, random }, options) => {
    const series = scrapeCluster(cluster, epoch, random, { sampling: story.sampling, ...options });
    return { name, description, truth, series, ...witnessesOf(cluster, epoch) };
  };
  return { name, description, cases, simulate, sample, build: (end, options) => sample(simulate(end), options) };
}

/** Fails the build when a story and its world disagree. */
export function expectWorld(holds: boolean, story: string, told: string): asserts holds {
  if (!holds) {
    throw new Error(`${story}: the world did not do what the story tells: ${told}`);
  }
}
