import { CauseId } from '../diagnosis/Cause';
import { EvidenceFamily } from '../evidence/families';
import { KernelRecord } from '../evidence/Witnesses';

/** How a witness was found to speak of a kill, the surest first. */
export type Joined = 'container-id' | 'pod-uid' | 'pod-name' | 'node';

/** What a witness says of one kill. */
export interface Testimony {
  family: EvidenceFamily;
  joined: Joined;
  /** it names this container or pod and what was done to it; otherwise it only supports */
  names: boolean;
  /** the act itself, or only an announcement after which something else may have come first */
  act: boolean;
  /** said of every container that the kubelet stops, for whatever reason: it gives way to the reason */
  generic: boolean;
  /** it says for what the kubelet will end this container, and no other end of it can be meant */
  announces: boolean;
  /** what it leaves open; one where it tells the cause */
  causes: CauseId[];
  trigger: string | null;
  signal: string | null;
  /** one word that stands for several, of which only the first and the last time are kept; null for a single one */
  repeated: { from: number; to: number; count: number } | null;
  /** Unix milliseconds; null when it says no time */
  at: number | null;
  errorMs: number;
  /** the exact text */
  quote: string;
  record: KernelRecord | null;
}

type Given = Pick<Testimony, 'family' | 'joined' | 'causes' | 'quote'> & Partial<Testimony>;

export const testimony = (given: Given): Testimony => ({
  names: given.joined !== 'node',
  act: true,
  generic: false,
  announces: false,
  repeated: null,
  trigger: null,
  signal: null,
  at: null,
  errorMs: 1000,
  record: null,
  ...given,
});
