import { belowAnswer } from '../../core/explanation/answers/belowAnswer';
import { consumersAnswer } from '../../core/explanation/answers/consumersAnswer';
import { rankingAnswer, sparedAnswer } from '../../core/explanation/answers/rankingAnswer';
import { type Advice, type BelowLimit, type ExplainedKill, type FieldChange } from '../../core/explanation/Explanation';
import { bytes } from '../../core/explanation/words/format';
import { queryOf } from '../../core/explanation/queryOf';
import { onceEach } from '../../core/explanation/sameFact';
import { certaintyWords } from './certaintyWords';
import { factWords } from './Fact';
import { type Tell } from './tell';

const MARKS = { for: '✓', against: '✗', context: '·', missing: '?' };
const BOUNDS = { exact: '', 'at-least': 'at least ', 'at-most': 'at most ' };

/** The explanation for an incident's notes. Texts from the cluster are escaped, queries fenced. */
export function markdownOf(kill: ExplainedKill, tell: Tell): string {
  const { namespace, pod, container, node, time, timeErrorSeconds, cause, reason, exitCode } = kill;
  const facts = onceEach(kill.evidence).map((row) => {
    const query = queryOf(row);
    const fenced = query ? `\n  ~~~promql\n  ${query.replace(/\s*[\r\n]+\s*/g, ' ')}\n  ~~~` : '';
    return `- ${MARKS[row.bears]} ${escaped(factWords(row, kill, tell))}${row.at ? ` (${row.at})` : ''}${fenced}`;
  });
  const where = [`${namespace}/${pod}`, container, node].filter(Boolean).map(escaped).join(' · ');
  const label = [reason, exitCode === null ? null : `exit ${exitCode}`].filter(Boolean).map(String).map(escaped);
  return [
    `**${escaped(tell(kill.summary))}**`,
    '',
    `${where} · ${time} ± ${timeErrorSeconds} s · ${[cause, certaintyWords(kill), ...label].join(' · ')}`,
    '',
    ...facts,
    ...(kill.belowLimit === null ? [] : belowLines(kill.belowLimit, tell)),
    ...answerLines(kill, tell),
    ...kill.advice.flatMap((one, i) => [...(i === 0 ? [''] : []), adviceLine(one, tell)]),
    ...kill.remarks.flatMap((remark) => ['', escaped(tell(remark))]),
    '',
  ].join('\n');
}

function belowLines(belowLimit: BelowLimit, tell: Tell): string[] {
  const { limitBytes, seenBytes, expr, rows } = belowLimit;
  if (limitBytes === null) {
    return ['', `Below the limit: ${escaped(tell(belowAnswer(belowLimit)))}`];
  }
  const shown = expr === null ? 'graph’s last point' : `last point of ${escaped(expr)}`;
  return [
    '',
    '| Below the limit | |',
    '|---|---:|',
    `| ${shown} | ${bytes(seenBytes)} |`,
    ...rows.map((row) => `| ${escaped(tell(row.message))} | ${BOUNDS[row.bound]}${bytes(row.bytes)} |`),
    `| limit | ${bytes(limitBytes)} |`,
  ];
}

/** Who stood where and who used the memory up, each in the sentence that stands in the panel. */
function answerLines({ ranking, consumers }: ExplainedKill, tell: Tell): string[] {
  const spared = ranking && sparedAnswer(ranking);
  const order = ranking?.by === 'kubelet' ? 'Who the kubelet would evict first' : 'Who the kernel would kill first';
  return [
    ...(ranking ? ['', `${order}: ${escaped(tell(rankingAnswer(ranking)))}.`] : []),
    ...(spared ? [escaped(tell(spared))] : []),
    ...(consumers ? ['', `Who used the memory up: ${escaped(tell(consumersAnswer(consumers)))}.`] : []),
  ];
}

function adviceLine(advice: Advice, tell: Tell): string {
  const { kind, target, message, also } = advice;
  const where = [target, valuesOf(advice), also && valuesOf(also)].filter(Boolean).join(', ');
  return `- ${kind}: ${escaped(tell(message))} (${escaped(where)})`;
}

const valuesOf = ({ field, from, to }: FieldChange): string =>
  from === null && to === null ? field : `${field} ${from ?? 'none'} → ${to ?? 'none'}`;

const escaped = (text: string): string => text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
