import { Cluster } from '../cluster';

/** Something that somebody does to the world: a person, a controller, a machine. What programs do is in their specs. */
export interface Act {
  /** Seconds of the world. */
  at: number;
  /** Called once, in the first second that is not before `at`. */
  run(cluster: Cluster, at: number): void;
}
