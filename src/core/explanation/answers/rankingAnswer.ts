import { Ranking } from '../Explanation';
import { Message, message } from '../Message';
import { quantityOf } from '../../kubernetes/quantity';
import { nameOf } from './nameOf';

/** By how much the killed one stood above the next, in a line. */
export function rankingAnswer({ by, exact, total, rows, lead }: Ranking): Message {
  const killed = rows.find((row) => row.killed);
  const rank = killed?.rank ?? 0;
  if (lead === null) {
    const equals = rows.filter((row) => row.rank === rank).length;
    return by === 'kubelet' && equals > 1
      ? message('answer.ranking-equals', { equalsCount: equals, total })
      : killed === undefined
        ? message('answer.ranking-first', { name: rows[0] ? nameOf(rows[0]) : '', total })
        : message('answer.ranking-place', { rank, total });
  }
  const { bytes, errorBytes, tooClose, next } = lead;
  const params = { name: nameOf(next), leadBytes: Math.abs(bytes), errorBytes };
  if (tooClose) {
    return message('answer.ranking-close', params);
  }
  if (bytes < 0) {
    return message('answer.ranking-behind', params);
  }
  return exact || errorBytes === 0
    ? message('answer.ranking-lead', params)
    : message('answer.ranking-lead-about', params);
}

/** What would have put another first; null when nothing that can be told would. */
export const sparedAnswer = ({ sparedBy }: Ranking): Message | null =>
  sparedBy === null
    ? null
    : message(sparedBy.limitBytes === null ? 'answer.ranking-spared' : 'answer.ranking-spared-limit', {
        quantity: quantityOf(sparedBy.requestBytes),
        name: nameOf(sparedBy.wouldHaveDied),
      });
