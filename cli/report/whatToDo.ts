import { isCommand } from '../../src/core/explanation/answers/isCommand';
import { Advice, FieldChange } from '../../src/core/explanation/Explanation';
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
    ...advice.slice(0, MOST).flatMap((one) => itemOf(one, width)),
    ...(more > 0 ? [colors.dim(`    and ${more} more to do (--json has them all)`)] : []),
  ];
}

/** A command stands alone on its line, however long, so that it can be copied. */
function itemOf(one: Advice, width: number): string[] {
  const { kind, target, field, message } = one;
  const where = isCommand(one) ? target : [target, changesOf(one)].filter((part) => part !== '').join(': ');
  const words = `→ ${kind === 'change' ? 'Change' : 'Inspect'} ${where}. ${say(message)}`;
  return [
    ...wrap(plain(words), width - 2, '  ').map((line) => `  ${line}`),
    ...(isCommand(one) ? [`    ${plain(field)}`] : []),
  ];
}

/** The field with its values, and what has to change with it. */
const changesOf = (one: Advice): string =>
  one.kind === 'inspect' ? one.field : [one, ...(one.also ? [one.also] : [])].map(valuesOf).join(', ');

const valuesOf = ({ field, from, to }: FieldChange): string =>
  from === null && to === null ? field : `${field} ${from ?? 'none'} → ${to ?? 'none'}`;
