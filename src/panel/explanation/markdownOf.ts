import { type ExplainedKill } from '../../core/explanation/Explanation';
import { bytes } from '../../core/explanation/words/format';
import { queryOf } from '../../core/explanation/queryOf';
import { certaintyWords } from './certaintyWords';
import { factWords } from './Fact';
import { type Tell } from './tell';

const MARKS = { for: '✓', against: '✗', context: '·', missing: '?' };
const BOUNDS = { exact: '', 'at-least': 'at least ', 'at-most': 'at most ' };

/** The explanation for an incident's notes. Texts from the cluster are escaped, queries fenced. */
export function markdownOf(kill: ExplainedKill, tell: Tell): string {
  const { namespace, pod, container, node, time, timeErrorSeconds, cause, reason, exitCode, belowLimit } = kill;
  const facts = kill.evidence.map((row) => {
    const query = queryOf(row);
    const fenced = query ? `\n  ~~~promql\n  ${query.replace(/\s*[\r\n]+\s*/g, ' ')}\n  ~~~` : '';
    return `- ${MARKS[row.bears]} ${escaped(factWords(row, kill, tell))}${row.at ? ` (${row.at})` : ''}${fenced}`;
  });
  const below =
    belowLimit === null || belowLimit.limitBytes === null
      ? []
      : [
          '',
          '| Below the limit | |',
          '|---|---:|',
          `| seen last | ${bytes(belowLimit.seenBytes)} |`,
          ...belowLimit.rows.map(
            (row) => `| ${escaped(tell(row.message))} | ${BOUNDS[row.bound]}${bytes(row.bytes)} |`
          ),
          `| limit | ${bytes(belowLimit.limitBytes)} |`,
        ];
  const where = [`${namespace}/${pod}`, container, node].filter(Boolean).map(escaped).join(' · ');
  const label = [reason, exitCode === null ? null : `exit ${exitCode}`].filter(Boolean).map(String).map(escaped);
  return [
    `**${escaped(tell(kill.summary))}**`,
    '',
    `${where} · ${time} ± ${timeErrorSeconds} s · ${[cause, certaintyWords(kill), ...label].join(' · ')}`,
    '',
    ...facts,
    ...below,
    ...kill.remarks.flatMap((remark) => ['', escaped(tell(remark))]),
    '',
  ].join('\n');
}

const escaped = (text: string): string => text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
