import { belowAnswer } from '../../src/core/explanation/answers/belowAnswer';
import { BelowLimit, BelowLimitRow } from '../../src/core/explanation/Explanation';
import { bytes, share } from '../../src/core/explanation/words/format';
import { say } from '../../src/core/explanation/words/say';
import { colors } from './colors';
import { plain } from './plain';
import { wrap } from './wrap';

const TITLE = 'Why the graph stayed below 100 %';
const FIGURE = 12;

/** From what a graph showed to the limit it is drawn against, a line a step. */
export function whyBelow(belowLimit: BelowLimit | null, width: number): string[] {
  if (belowLimit === null) {
    return [];
  }
  const { seenBytes, limitBytes, seenStepSeconds, expr, rows } = belowLimit;
  if (limitBytes === null) {
    return ['', ...wrap(`${TITLE}: ${say(belowAnswer(belowLimit))}`, width - 2, '  ').map((line) => `  ${line}`)];
  }
  const line = (amount: string, words: string) => {
    const [first, ...rest] = wrap(words, width - FIGURE - 4);
    const indent = ' '.repeat(FIGURE + 4);
    return [`  ${amount.padStart(FIGURE)}  ${first}`, ...rest.map((one) => indent + one)];
  };
  const shown =
    expr === null
      ? `what a graph showed last (step ${seenStepSeconds} s)`
      : `what your expression showed last: ${expr}`;
  return [
    '',
    `  ${colors.bold(TITLE)}`,
    ...line(bytes(seenBytes), `${share(seenBytes / limitBytes)} of the limit: ${plain(shown)}`),
    ...rows.flatMap(({ bytes: size, bound: kind, message: words }) => line(figureOf(size, kind), plain(say(words)))),
    ...line(`= ${bytes(limitBytes)}`, 'the limit'),
  ];
}

/** A bound says which way; an exact figure its sign. */
function figureOf(size: number, bound: BelowLimitRow['bound']): string {
  const sign = size < 0 ? '− ' : bound === 'exact' ? '+ ' : '';
  return `${{ exact: '', 'at-least': '≥ ', 'at-most': '≤ ' }[bound]}${sign}${bytes(Math.abs(size))}`;
}
