import type { Evidence, Selection } from '../../../src/core/evidence/Evidence';

type Time = number | string;

/** A file that holds all the evidence of one selection. Times are Unix milliseconds or RFC 3339. */
export interface Capsule {
  capsule: 1;
  madeAt: Time;
  selection: Selection;
  range: { from: Time; to: Time };
  evidence: Evidence;
  title?: string;
  description?: string;
}

export const timeOf = (time: Time): number => (typeof time === 'number' ? time : Date.parse(time));
