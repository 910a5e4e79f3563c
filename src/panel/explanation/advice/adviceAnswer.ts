import { type Advice } from '../../../core/explanation/Explanation';
import { type Tell } from '../tell';
import { changeWords } from './changeWords';

/** The first thing to do in a line: a change by its figures, what to look at by the reason. */
export const adviceAnswer = (advice: Advice, tell: Tell): string =>
  advice.kind === 'change' ? changeWords(advice) : tell(advice.message);
