export type Family = 'kernel' | 'limit' | 'kubelet' | 'other';

export interface MarkerLook {
  family: Family;
  /** one letter, so that no meaning rests on colour or shape alone */
  letter: string;
}

const OTHER: MarkerLook = { family: 'other', letter: '·' };

/** The four families of markers (look.md 2) with the letter of each cause. */
const LOOKS: Record<string, MarkerLook> = {
  'node-oom': { family: 'kernel', letter: 'N' },
  'node-allocatable': { family: 'kernel', letter: 'A' },
  'numa-oom': { family: 'kernel', letter: 'M' },
  'container-limit': { family: 'limit', letter: 'L' },
  'pod-limit': { family: 'limit', letter: 'P' },
  'child-oom': { family: 'limit', letter: 'C' },
  'node-eviction': { family: 'kubelet', letter: 'E' },
  'storage-eviction': { family: 'kubelet', letter: 'S' },
  'userspace-oom': { family: 'other', letter: 'U' },
  probe: { family: 'other', letter: 'H' },
  'kubelet-restart': { family: 'other', letter: 'R' },
  termination: { family: 'other', letter: 'T' },
  'node-lost': { family: 'other', letter: 'X' },
  'app-exit': { family: 'other', letter: '0' },
  undetermined: { family: 'other', letter: '?' },
};

/** A cause that a newer data source may know is drawn as not memory. */
export const lookOf = (cause: string): MarkerLook => LOOKS[cause] ?? OTHER;
