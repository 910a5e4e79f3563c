import { Advice } from '../../src/core/explanation/Explanation';
import { say } from '../../src/core/explanation/words/say';
import { colors } from './colors';
import { plain } from './plain';
import { wrap } from './wrap';

const MOST = 3;

/** What to look at and what to change, the most useful first. */
export function whatToDo(advice: Advice[], width: number): string[] {
  if (advice.length === 0) {
    return [];
  }
  const more = advice.length - MOST;
  return [
    '',
    ...advice
      .slice(0, MOST)
      .flatMap((one) => wrap(`→ ${plain(words(one))}`, width - 2, '  ').map((line) => `  ${line}`)),
    ...(more > 0 ? [colors.dim(`    and ${more} more to do (--json has them all)`)] : []),
  ];
}

function words({ kind, target, field, from, to, message }: Advice): string {
  const where =
    kind === 'change'
      ? `${target}: ${field}${from === null && to === null ? '' : ` ${from ?? 'none'} → ${to ?? 'none'}`}`
      : [target, field].filter(Boolean).join(': ');
  return `${kind === 'change' ? 'Change' : 'Inspect'} ${where}. ${say(message)}`;
}
