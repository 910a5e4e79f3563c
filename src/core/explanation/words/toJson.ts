import { Explanation } from '../Explanation';
import { Message } from '../Message';
import { Catalogue, say } from './say';

/** The explanation as `explain --json` prints it: wherever a message stands, its words stand beside it as `text` (contract.md). */
export function toJson(explanation: Explanation, catalogue?: Catalogue): unknown {
  const text = (message: Message) => say(message, catalogue);
  return {
    ...explanation,
    coverage: explanation.coverage.map(({ how, ...row }) => ({ ...row, how: text(how), message: how })),
    notices: explanation.notices.map(text),
    noticeMessages: explanation.notices,
    kills: explanation.kills.map((kill) => ({
      ...kill,
      summary: text(kill.summary),
      message: kill.summary,
      remarks: kill.remarks.map((message) => ({ text: text(message), message })),
      evidence: kill.evidence.map((row) => ({ ...row, text: text(row.message) })),
      belowLimit: kill.belowLimit && {
        ...kill.belowLimit,
        rows: kill.belowLimit.rows.map((row) => ({ ...row, text: text(row.message) })),
      },
    })),
  };
}
