import { ClusterEvent } from '../cluster/ClusterEvent';
import { DaemonLine } from '../cluster/DaemonLine';
import { PodObject } from '../cluster/PodObject';
import { EvidenceFamily } from '../families';
import { KernelOomReport } from '../logs/KernelOomReport';
import { LogSpan } from '../Witnesses';
import { Stretch } from './LogStretch';

/** A kernel log as it was read. */
export interface KernelLog {
  /** its name, for messages */
  file: string;
  /** whose it is, as the one who gave it says; empty when not said */
  node: string;
  reports: KernelOomReport[];
  stretch: Stretch;
}

/** Evidence from elsewhere than Prometheus, read but not yet put into its place. */
export interface Brought {
  logs: KernelLog[];
  events: ClusterEvent[];
  pods: PodObject[];
  lines: DaemonLine[];
  spans: LogSpan[];
  families: EvidenceFamily[];
  /** parts of a file that were no event */
  skipped: Array<{ file: string; count: number }>;
}

export const NOTHING_BROUGHT: Brought = {
  logs: [],
  events: [],
  pods: [],
  lines: [],
  spans: [],
  families: [],
  skipped: [],
};

/** All of it as one. */
export const together = (all: Brought[]): Brought => ({
  logs: all.flatMap(({ logs }) => logs),
  events: all.flatMap(({ events }) => events),
  pods: all.flatMap(({ pods }) => pods),
  lines: all.flatMap(({ lines }) => lines),
  spans: all.flatMap(({ spans }) => spans),
  families: [...new Set(all.flatMap(({ families }) => families))],
  skipped: all.flatMap(({ skipped }) => skipped),
});
