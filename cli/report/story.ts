import { clock } from './clock';
import { colors } from './colors';
import { Evidence } from '../../src/core/evidence/Evidence';
import { EvidenceRow, ExplainedKill, Group } from '../../src/core/explanation/Explanation';
import { message } from '../../src/core/explanation/Message';
import { furtherBearings, onceEach } from '../../src/core/explanation/sameFact';
import { share } from '../../src/core/explanation/words/format';
import { say } from '../../src/core/explanation/words/say';
import { memoryGraph } from './memoryGraph';
import { plain } from './plain';
import { whatToDo } from './whatToDo';
import { whoGrew } from './whoGrew';
import { whoStood } from './whoStood';
import { whyBelow } from './whyBelow';
import { wrap } from './wrap';

const DECIDING = 4;
const MISSING = 3;
const MARK = { for: colors.green('✓'), against: colors.red('✗'), context: ' ', missing: '?' };

/** One group as a paragraph: what, how often, the best-proven kill in full, and what differs in the others. */
export function story(group: Group, kills: ExplainedKill[], evidence: Evidence, columns: number): string[] {
  const best = bestProven(kills);
  const width = Math.min(columns, 110);
  return [
    heading(group, best),
    verdict(group, best),
    ...wrap(plain(say(best.summary)), width - 2).map((line) => `  ${colors.bold(line)}`),
    '',
    ...graph(evidence, kills, width),
    ...deciding(best, width),
    ...whyBelow(best.belowLimit, width),
    ...whoStood(best.ranking, width),
    ...whoGrew(best.consumers, width),
    ...whatToDo(best.advice, width),
    ...best.remarks.flatMap((remark) => ['', ...wrap(plain(say(remark)), width - 2).map((line) => `  ${line}`)]),
    ...missing(best.evidence, width),
    ...differences(kills, best),
    '',
  ];
}

/** The surest, then the one with most evidence, then the newest. */
function bestProven(kills: ExplainedKill[]): ExplainedKill {
  const rank = ({ score, alternatives, belowLimit }: ExplainedKill) =>
    (score ?? alternatives[0]?.score ?? 0) + (belowLimit === null ? 0 : 0.001);
  return kills.reduce((best, one) => (rank(one) >= rank(best) ? one : best));
}

function heading({ workload, namespace, container }: Group, kill: ExplainedKill): string {
  const name = `${namespace}/${workload.name}`;
  const details = [workload.kind, container && `container ${container}`, kill.qosClass, kill.node && `on ${kill.node}`]
    .filter(Boolean)
    .join(' · ');
  return `${colors.bold(colors.cyan(plain(name)))}  ${colors.dim(plain(details))}`;
}

function verdict({ cause, certainty, count, firstTime, lastTime }: Group, best: ExplainedKill): string {
  const times =
    count === 1
      ? `${clock(best.time)} ± ${best.timeErrorSeconds} s`
      : `${count} times, ${clock(firstTime)} – ${clock(lastTime)}`;
  const paint = cause === 'undetermined' ? colors.yellow : colors.red;
  const sure =
    certainty === 'undetermined' ? '' : `  ${certainty}${best.score === null ? '' : ` (${best.score.toFixed(2)})`}`;
  const label = [best.reason, best.exitCode === null ? null : `exit ${best.exitCode}`].filter(Boolean).join(', ');
  return `  ${paint(colors.bold(cause))}${sure}  ${colors.dim(plain(`${times}  ${label}`))}`;
}

function graph(evidence: Evidence, kills: ExplainedKill[], width: number): string[] {
  const labelWidth = 9;
  const drawn = memoryGraph(evidence, kills, Math.min(72, width - labelWidth - 12));
  if (drawn === null) {
    return [];
  }
  const rows = drawn.rows.map((row, i) => {
    const limit = drawn.limitRow === i;
    const cells = limit
      ? [...row].map((cell) => (cell === ' ' ? colors.red('╌') : colors.blue(cell))).join('')
      : colors.blue(row);
    return `  ${colors.dim(drawn.labels[i].padStart(labelWidth))} ${cells}${limit ? colors.red(' limit') : ''}`;
  });
  const margin = ' '.repeat(labelWidth + 3);
  return [...rows, margin + colors.red(drawn.marks), margin + colors.dim(drawn.axis), ''];
}

function deciding({ evidence: rows, cause: told, alternatives }: ExplainedKill, width: number): string[] {
  const cause = told === 'undetermined' ? alternatives[0]?.cause : told;
  const bearing = (bears: EvidenceRow['bears']) => rows.filter((row) => row.bears === bears);
  const support = onceEach(bearing('for').filter((row) => row.cause === cause)).slice(0, DECIDING);
  const among = [...support, ...firstOfEachCause(bearing('against')).slice(0, DECIDING)];
  const shown = onceEach([...among, ...bearing('context')]);
  return shown.flatMap((row) => {
    const against = row.bears === 'against' && row.cause !== null ? `${colors.dim(`not ${row.cause}:`)} ` : '';
    const also = furtherBearings(row, among).map((other) => ` ${MARK.against} not ${other.cause}`);
    const [first, ...rest] = wrap(
      plain(say(row.message)) + also.join(''),
      width - 4 - (against === '' ? 0 : row.cause!.length + 6),
      '    '
    );
    return [`  ${MARK[row.bears]} ${against}${first}`, ...rest];
  });
}

/** The strongest objection to each other cause: rows come strongest first. */
const firstOfEachCause = (rows: EvidenceRow[]): EvidenceRow[] =>
  rows.filter(({ cause }, i) => rows.findIndex((row) => row.cause === cause) === i);

function missing(rows: EvidenceRow[], width: number): string[] {
  const absent = rows.filter(({ bears }) => bears === 'missing').slice(0, MISSING);
  return absent.length === 0
    ? []
    : [
        '',
        ...absent.flatMap((row) =>
          wrap(plain(say(row.message)), width - 4, '    ').map((line, i) =>
            colors.dim(i === 0 ? `  ${MARK.missing} ${line}` : line)
          )
        ),
      ];
}

/** What the other kills of the group look like, a line each, the newest few. */
function differences(kills: ExplainedKill[], best: ExplainedKill): string[] {
  const others = kills.filter((kill) => kill !== best).slice(-5);
  const more = kills.length - 1 - others.length;
  return others.length === 0
    ? []
    : [
        '',
        ...others.map((kill) =>
          colors.dim(
            plain(`  ${clock(kill.time)} ± ${kill.timeErrorSeconds} s  ${kill.pod}  ${seen(kill)}${odds(kill)}`)
          )
        ),
        ...(more > 0 ? [colors.dim(`  and ${more} more (--json has them all)`)] : []),
      ];
}

const seen = ({ belowLimit }: ExplainedKill): string =>
  belowLimit?.limitBytes ? `last seen at ${share(belowLimit.seenBytes / belowLimit.limitBytes)}  ` : '';

const odds = ({ score, alternatives }: ExplainedKill): string =>
  score === null
    ? alternatives
        .slice(0, 2)
        .map((one) => `${say(message(`cause.${one.cause}`))} ${share(one.score)}`)
        .join(' or ')
    : score.toFixed(2);
