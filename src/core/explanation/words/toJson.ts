import { ExplainedKill, Explanation } from '../Explanation';
import { Message } from '../Message';
import { Catalogue, say } from './say';

interface Worded {
  text: string;
  message: Message;
}

type WithText<T> = T & { text: string };

/** A kill object of the contract's JSON: wherever a `text` stands, its `message` stands beside it. */
export type KillJson = Omit<ExplainedKill, 'summary' | 'remarks' | 'evidence' | 'belowLimit' | 'advice'> & {
  summary: string;
  message: Message;
  remarks: Worded[];
  evidence: Array<WithText<ExplainedKill['evidence'][number]>>;
  belowLimit:
    | (Omit<NonNullable<ExplainedKill['belowLimit']>, 'rows'> & {
        rows: Array<WithText<NonNullable<ExplainedKill['belowLimit']>['rows'][number]>>;
      })
    | null;
  advice: Array<WithText<ExplainedKill['advice'][number]>>;
};

/** The kill object as `explain --json` prints it and as the frame `kills` carries it (contract.md). */
export function killToJson(kill: ExplainedKill, catalogue?: Catalogue): KillJson {
  const text = (message: Message) => say(message, catalogue);
  return {
    ...kill,
    summary: text(kill.summary),
    message: kill.summary,
    remarks: kill.remarks.map((message) => ({ text: text(message), message })),
    evidence: kill.evidence.map((row) => ({ ...row, text: text(row.message) })),
    belowLimit: kill.belowLimit && {
      ...kill.belowLimit,
      rows: kill.belowLimit.rows.map((row) => ({ ...row, text: text(row.message) })),
    },
    advice: kill.advice.map((one) => ({ ...one, text: text(one.message) })),
  };
}

/** The kill object back as the core's own, to be worded anew. */
export function killFromJson({ summary: _summary, message, remarks, ...kill }: KillJson): ExplainedKill {
  return { ...kill, summary: message, remarks: remarks.map((remark) => remark.message) };
}

/** The explanation as `explain --json` prints it (contract.md). */
export function toJson(explanation: Explanation, catalogue?: Catalogue): unknown {
  const text = (message: Message) => say(message, catalogue);
  return {
    ...explanation,
    coverage: explanation.coverage.map(({ how, ...row }) => ({ ...row, how: text(how), message: how })),
    notices: explanation.notices.map(text),
    noticeMessages: explanation.notices,
    kills: explanation.kills.map((kill) => killToJson(kill, catalogue)),
  };
}
