import { Cause } from '../incident';
import { ContainerInstance } from './pod';

/** An end of a container that was neither a kill by the kernel nor an eviction: those have books of their own. Seconds of the world. */
export interface End {
  instance: ContainerInstance;
  /** When its last process was gone: for a container that was stopped, the SIGKILL, or its own exit after SIGTERM. */
  at: number;
  exitCode: number;
  reason: string;
  /** null: it was no kill (contract, "kill"): it left with 0 by itself, or obeyed in a deletion. */
  cause: Cause | null;
  trigger?: string;
  signal?: string;
  /** How the world knows. */
  knownBy: string;
}
