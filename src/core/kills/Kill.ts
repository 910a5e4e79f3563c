import { EpochMs } from '../units';
import { PodRef } from '../evidence/Evidence';
import { Testimony } from '../testimony/Testimony';

/** An interval in which something happened: after the one, at or before the other. */
export interface Window {
  after: number;
  before: number;
}

/** Where a date comes from. */
export type Dating =
  /** the runtime's finishedAt */
  | 'finished-at'
  /** between two samples: of a counter, a status or a series */
  | 'window'
  /** between the node's last sample and its new boot */
  | 'node-loss'
  /** the line or event that names the act */
  | 'witness';

export type KillKind =
  /** a container ended */
  | 'end'
  /** the pod was evicted; its containers' ends belong to it */
  | 'eviction'
  /** a process was OOM-killed and the container lived on */
  | 'child';

/** A kill as found, before anybody asks why. Times in Unix milliseconds. */
export interface Kill {
  id: string;
  kind: KillKind;
  pod: PodRef;
  /** empty for an eviction */
  container: string;
  init: boolean;
  time: EpochMs;
  /** half-width: how far off `time` may be */
  errorMs: number;
  dating: Dating;
  window: Window;
  /** when the instance that ended had started; null when no metric says it */
  startedAt: number | null;
  exitCode: number | null;
  reason: string | null;
  /** the runtime's last word, not what stood there in the first seconds */
  reasonIsFinal: boolean;
  /** the reason first shown, when it was changed later */
  firstReason: string | null;
  /** when it was seen started again, whatever the range; null when it was not */
  restartedBy: number | null;
  /** the same before the end of the range; null while unknown */
  restarted: boolean | null;
  containerId: string | null;
  /** of a child's death: the container was seen to live on, or its ends are counted and none was then; null for all others */
  survived: boolean | null;
  /** the end was seen during the pod's deletion */
  inDeletion: boolean;
  /** metric whose samples found it, or the family of the witness that did */
  foundBy: string;
  /** the restart counter before it; null for an eviction and a child's death */
  ordinal: number | null;
  /** no end of the container came before it: its counter says so, or its last state, which an end leaves for good */
  isFirst: boolean;
  /** what witnesses say of it */
  testimony: Testimony[];
}
