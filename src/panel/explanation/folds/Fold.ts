import { type ReactNode } from 'react';

/** A part of the explanation that is folded. */
export interface Fold {
  /** tells it from the others while titles and their numbers change */
  id: string;
  title: string;
  content: () => ReactNode;
}

/** One that answers a question by itself, in a line, before it is opened. */
export interface Answered extends Fold {
  answer: string;
  /** the content says the answer again, so that it goes when that is shown */
  isRepeated?: boolean;
  /** the answer as a picture, shown until the whole of it is */
  strip?: ReactNode;
}
