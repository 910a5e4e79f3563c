import { consumerWords } from '../../src/core/explanation/answers/consumersAnswer';
import { ConsumerRow, Consumers } from '../../src/core/explanation/Explanation';
import { bytes, seconds, share } from '../../src/core/explanation/words/format';
import { say } from '../../src/core/explanation/words/say';
import { clock } from './clock';
import { colors } from './colors';
import { short } from './short';
import { wrap } from './wrap';

const NAMED = 4;
const NAME = 48;
const TITLE = 'Who used the memory up';

/** Who used the memory up, in a sentence that adds up: the largest few, the rest in one sum. */
export function whoGrew(consumers: Consumers | null, width: number): string[] {
  if (consumers === null || consumers.rows.length === 0) {
    return [];
  }
  const { from, to, totalBytes, rows } = consumers;
  const bySize = [...rows].sort((a, b) => Math.abs(b.growthBytes) - Math.abs(a.growthBytes));
  const [named, rest] = [bySize.slice(0, NAMED), bySize.slice(NAMED)];
  const left = rest.reduce((sum, { growthBytes }) => sum + growthBytes, 0);
  const parts = [
    ...named.sort((a, b) => b.growthBytes - a.growthBytes).map(grown),
    ...(rest.length === 0 ? [] : [`${rest.length} more ${signed(left)}`]),
  ];
  const span = seconds((Date.parse(to) - Date.parse(from)) / 1000);
  const text = `${TITLE}, ${clock(from)} – ${clock(to)} (${span}): ${parts.join(', ')}; together ${signed(totalBytes)}.`;
  return ['', ...wrap(text, width - 2, '  ').map((line) => `  ${line.replace(TITLE, colors.bold(TITLE))}`)];
}

const grown = (row: ConsumerRow): string =>
  `${short(say(consumerWords(row)), NAME)} ${signed(row.growthBytes)}${row.growthBytes > 0 ? ` (${share(row.share)})` : ''}`;

const signed = (amount: number): string => `${amount < 0 ? '−' : '+'}${bytes(Math.abs(amount))}`;
