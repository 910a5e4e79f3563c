import { t } from '@grafana/i18n';
import { type Change, whatIf } from '../../../core/diagnosis/ranking/whatIf';
import { nameOf } from '../../../core/explanation/answers/nameOf';
import { type Ranking, type RankingRow } from '../../../core/explanation/Explanation';
import { bytes } from '../../../core/explanation/words/format';
import { parseQuantity } from '../../../core/kubernetes/quantity';

export type WhatIfField = 'request' | 'limit' | 'priority';

export interface Outcome {
  /** the input cannot be understood; else what would have come of it */
  isProblem: boolean;
  sentence: string;
}

/** Who would have died if `row` had had what was typed; null while nothing is, or nothing can be told. */
export function whatIfOutcome(ranking: Ranking, row: RankingRow, field: WhatIfField, typed: string): Outcome | null {
  const text = typed.trim();
  if (text === '') {
    return null;
  }
  const value = field === 'priority' ? parsePriority(text) : parseQuantity(text);
  if (value === null || (field !== 'priority' && value > 0 && value < 1)) {
    return { isProblem: true, sentence: problemWords(field, text, value) };
  }
  const change = changeOf(row, field, value);
  const told = whatIf(ranking, change);
  if (told === null || told.dies.length === 0) {
    return null;
  }
  const risen = field === 'request' && row.limitBytes !== null && value > row.limitBytes ? row.limitBytes : null;
  const sentences = [
    diesWords(told.dies, ranking),
    isClose(told.rows) ? t('what-if.close', 'It is too close to be sure.') : null,
    risen === null
      ? null
      : t('what-if.limit-rises', 'Its limit of {{limit}} would have to rise with it.', { limit: bytes(risen) }),
  ];
  return { isProblem: false, sentence: sentences.filter((one) => one !== null).join(' ') };
}

function changeOf({ namespace, pod, container }: RankingRow, field: WhatIfField, value: number): Change {
  const changed = { request: { requestBytes: value }, limit: { limitBytes: value }, priority: { priority: value } };
  return { namespace, pod, container, ...changed[field] };
}

/** What the API takes for a PriorityClass: 32 bits. */
function parsePriority(text: string): number | null {
  const value = /^[+-]?\d{1,10}$/.test(text) ? Number(text) : NaN;
  return Math.abs(value) < 2 ** 31 ? value : null;
}

function problemWords(field: WhatIfField, text: string, value: number | null): string {
  const typed = { text, interpolation: { escapeValue: false } };
  if (field === 'priority') {
    return t('what-if.no-priority', '“{{text}}” is no priority: write a whole number, such as 1000.', typed);
  }
  return value === null
    ? t('what-if.no-quantity', '“{{text}}” is no quantity: write it as in a manifest, 512Mi or 2Gi.', typed)
    : t(
        'what-if.less-than-a-byte',
        '“{{text}}” is less than a byte: m stands for thousandths, Mi for mebibytes.',
        typed
      );
}

function diesWords(dies: RankingRow[], { rows }: Ranking): string {
  const killed = rows.filter((row) => row.killed);
  const names = [...new Set(dies.map(nameOf))].join(', ');
  const given = { names, interpolation: { escapeValue: false } };
  if (dies.length > 1) {
    return t('what-if.one-of', 'One of these would have died: {{names}}.', given);
  }
  return killed.some((row) => nameOf(row) === names && row.pod === dies[0].pod)
    ? t('what-if.still', '{{names}} would still have died.', given)
    : t('what-if.instead', '{{names}} would have died instead.', given);
}

/** The errors of the first two overlap. */
function isClose([first, second]: RankingRow[]): boolean {
  return (
    second !== undefined &&
    first.points !== null &&
    second.points !== null &&
    first.errorPoints + second.errorPoints > 0 &&
    Math.abs(first.points - second.points) <= first.errorPoints + second.errorPoints
  );
}
