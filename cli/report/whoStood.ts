import { heldBytes } from '../../src/core/explanation/answers/heldBytes';
import { nameOf } from '../../src/core/explanation/answers/nameOf';
import { rankingAnswer, sparedAnswer } from '../../src/core/explanation/answers/rankingAnswer';
import { Ranking, RankingRow } from '../../src/core/explanation/Explanation';
import { bytes } from '../../src/core/explanation/words/format';
import { say } from '../../src/core/explanation/words/say';
import { colors } from './colors';
import { plain } from './plain';
import { short } from './short';
import { wrap } from './wrap';

const STOOD = 3;
const NAME = 32;

/** Who stood where in three lines: by how much, the first few and the killed with what put them there, and what would have spared it. */
export function whoStood(ranking: Ranking | null, width: number): string[] {
  if (ranking === null) {
    return [];
  }
  const who = ranking.by === 'kernel' ? 'Who the kernel would kill first' : 'Who the kubelet would evict first';
  const shown = ranking.rows.filter(({ killed }, i) => i < STOOD || killed);
  const rows = shown.map((row) => `${rankOf(row, ranking)} ${rowWords(row, ranking)}`).join('; ');
  const spared = sparedAnswer(ranking);
  return [
    '',
    ...wrap(`${who}: ${plain(say(rankingAnswer(ranking)))}`, width - 2, '  ').map((line, i) =>
      i === 0 ? `  ${line.replace(who, colors.bold(who))}` : `  ${line}`
    ),
    ...wrap(rows, width - 4, '  ').map((line) => `    ${line}`),
    ...(spared === null ? [] : wrap(plain(say(spared)), width - 4, '  ').map((line) => `    ${line}`)),
  ];
}

const rankOf = ({ rank }: RankingRow, { rows }: Ranking): string =>
  `${rows.filter((row) => row.rank === rank).length > 1 ? '=' : ''}${rank}.`;

function rowWords(row: RankingRow, { by }: Ranking): string {
  const { process, pid, killed } = row;
  const name = process === null ? nameOf(row) : `${process}${pid === null ? '' : ` (${pid})`}`;
  const why = by === 'kernel' ? kernelWords(row) : kubeletWords(row);
  return `${short(name, NAME)}${killed ? ' (killed)' : ''}${why === '' ? '' : ` ${why}`}`;
}

/** Points are oom_score_adj and memory, in thousandths. */
function kernelWords(row: RankingRow): string {
  const { points, errorPoints, oomScoreAdj, usageBytes } = row;
  const held = heldBytes(row) ?? usageBytes;
  const parts = [oomScoreAdj === null ? null : `adj ${oomScoreAdj}`, held === null ? null : bytes(held)];
  const total = points === null ? '' : `${points}${errorPoints > 0 ? ` ± ${errorPoints}` : ''} = `;
  return total + parts.filter((part) => part !== null).join(' + ');
}

function kubeletWords({ usageBytes, requestBytes, priority }: RankingRow): string {
  const above =
    usageBytes === null || requestBytes === null
      ? null
      : `${bytes(Math.abs(usageBytes - requestBytes))} ${usageBytes > requestBytes ? 'above' : 'below'} its request`;
  return [above, priority === null ? null : `priority ${priority}`].filter((part) => part !== null).join(', ');
}
