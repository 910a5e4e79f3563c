import { clock } from './clock';
import { colors } from './colors';
import { Evidence } from '../../src/core/evidence/Evidence';
import { ExplainedKill, Explanation, Group } from '../../src/core/explanation/Explanation';
import { say } from '../../src/core/explanation/words/say';
import { plain } from './plain';
import { story } from './story';
import { wrap } from './wrap';

export interface ReportOptions {
  columns: number;
  /** causes asked for by name: told in full even where they are a line otherwise */
  inFull: readonly string[];
}

/** The explanation for a person: a paragraph a story, the newest last, where the eye is when the command returns. */
export function report(explanation: Explanation, evidence: Evidence, { columns, inFull }: ReportOptions): string {
  const killsOf = new Map(explanation.kills.map((kill) => [kill.id, kill]));
  const told = [...explanation.groups].reverse();
  const brief = told.filter(({ cause }) => cause === 'app-exit' && !inFull.includes('app-exit'));
  const full = told.filter((group) => !brief.includes(group));
  const lines = [
    ...full.flatMap((group) =>
      story(
        group,
        group.killIds.map((id) => killsOf.get(id)!),
        evidence,
        columns
      )
    ),
    ...appExits(brief, killsOf),
    ...explanation.notices
      .filter(({ id }) => id !== 'notice.no-kill')
      .flatMap((notice) =>
        wrap(`Notice: ${plain(say(notice))}`, Math.min(columns, 110), '  ').map((line) => colors.yellow(line))
      ),
    footer(explanation, evidence),
  ];
  return lines.join('\n') + '\n';
}

function appExits(groups: Group[], killsOf: Map<string, ExplainedKill>): string[] {
  return groups.length === 0
    ? []
    : [
        ...groups.map(({ namespace, workload, container, count, firstTime, lastTime, killIds }) => {
          const codes = [...new Set(killIds.map((id) => killsOf.get(id)?.exitCode ?? '?'))].join(', ');
          const when =
            count === 1 ? `at ${clock(lastTime)}` : `${count} times, ${clock(firstTime)} – ${clock(lastTime)}`;
          return colors.dim(
            plain(
              `${namespace}/${workload.name}  container ${container} ended itself with exit code ${codes} ${when}  (--cause app-exit tells more)`
            )
          );
        }),
        '',
      ];
}

function footer({ range, kills }: Explanation, evidence: Evidence): string {
  const what = kills.length === 0 ? 'No kill' : kills.length === 1 ? '1 kill' : `${kills.length} kills`;
  return colors.dim(`${what} from ${range.from} to ${range.to} (${evidence.queries.length} queries; times in UTC).`);
}
