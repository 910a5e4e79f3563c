import { KernelOomReport, OomVictim } from '../../src/core/evidence/logs/KernelOomReport';
import { Message, message } from '../../src/core/explanation/Message';
import { bytes } from '../../src/core/explanation/words/format';
import { say } from '../../src/core/explanation/words/say';
import { toIso } from '../../src/core/units';
import { colors } from './colors';
import { plain } from './plain';
import { rankingTable } from './rankingTable';
import { wrap } from './wrap';

const MOST_VICTIMS = 12;
const LABEL = 9;

/** One OOM report for a person: whose limit, who asked, who died, who stood where. */
export function kernelLogReport(report: KernelOomReport, columns: number): string {
  const width = Math.min(columns, 110);
  return [
    heading(report),
    ...verdict(report, width),
    ...row('asked', asked(report)),
    ...row('limit', limit(report)),
    ...killed(report),
    ...rankingTable(report),
    ...tie(report, width),
    ...missing(report, width),
    '',
  ].join('\n');
}

/** How many reports there were, and where. */
export function kernelLogFooter(count: number, files: string[]): string {
  const where = files.map((file) => (file === '-' ? 'standard input' : file)).join(', ');
  return colors.dim(plain(say(count === 0 ? message('kernel-log.none', { files: where }) : message('kernel-log.found', { count, files: where })))); // prettier-ignore
}

function heading({ file, line, host, time, localTime, uptimeSeconds, kernelRelease }: KernelOomReport): string {
  const place = `${file === '-' ? 'standard input' : file}:${line}`;
  const details = [
    host && place,
    time === null ? localTime : toIso(time),
    uptimeSeconds !== null && `${uptimeSeconds.toFixed(3)} s after boot`,
    kernelRelease && `Linux ${kernelRelease}`,
  ].filter(Boolean);
  return `${colors.bold(colors.cyan(plain(host ?? place)))}  ${colors.dim(plain(details.join(' · ')))}`.trimEnd();
}

function verdict(report: KernelOomReport, width: number): string[] {
  const { limitLevel, manual, nobodyKilled } = report;
  const sentences = [reason(report), ...(nobodyKilled ? [message('kernel-log.nobody')] : [])];
  const [first, ...rest] = wrap(sentences.map((one) => say(one)).join(' '), width - 4 - limitLevel.length);
  const paint = limitLevel === 'unknown' ? colors.yellow : colors.red;
  const label = manual ? 'sysrq' : limitLevel;
  return [`  ${paint(colors.bold(label))}  ${colors.bold(first)}`, ...rest.map((line) => `  ${colors.bold(line)}`)];
}

function reason({ limitLevel, manual, memoryShort, freeBytes }: KernelOomReport): Message {
  if (manual) {
    return message('kernel-log.manual');
  }
  return limitLevel === 'node' && memoryShort === false && freeBytes !== null
    ? message('kernel-log.not-short', { freeBytes })
    : message(`kernel-log.limit-${limitLevel}`);
}

const row = (label: string, text: string): string[] =>
  text === '' ? [] : [`  ${colors.dim(label.padEnd(LABEL))}${plain(text)}`];

function asked({ trigger: { comm, pid, oomScoreAdj } }: KernelOomReport): string {
  return [comm, pid !== null && `pid ${pid}`, oomScoreAdj !== null && `oom_score_adj ${oomScoreAdj}`]
    .filter((one) => one !== null && one !== false)
    .join('  ');
}

function limit({ limitCgroup, usageBytes, limitBytes }: KernelOomReport): string {
  const used = usageBytes === null ? '' : bytes(usageBytes);
  const figures = limitBytes === null ? used : `${used} of ${bytes(limitBytes)}`;
  return [limitCgroup, figures].filter(Boolean).join('  ');
}

function killed({ victims }: KernelOomReport): string[] {
  const shown = victims.slice(0, MOST_VICTIMS);
  const lines = shown.flatMap((victim, i) => {
    const same = i > 0 && victim.cgroup === shown[i - 1].cgroup;
    return [
      ...row(i === 0 ? 'killed' : '', process(victim)),
      ...(same ? [] : row('', [pod(victim), victim.podUid === null ? victim.cgroup : null].filter(Boolean).join('  '))),
    ];
  });
  const more = victims.length - shown.length;
  return more > 0 ? [...lines, ...row('', `and ${more} more (--json has them all)`)] : lines;
}

function process({ pid, comm, oomScoreAdj, anonRssBytes, fileRssBytes, shmemRssBytes }: OomVictim): string {
  const size = (label: string, value: number | null) => value !== null && `${label} ${bytes(value)}`;
  return [
    comm ?? 'a process',
    pid !== null && `pid ${pid}`,
    size('anon', anonRssBytes),
    size('file', fileRssBytes),
    size('shmem', shmemRssBytes),
    oomScoreAdj !== null && `oom_score_adj ${oomScoreAdj}`,
  ]
    .filter((one) => one !== false)
    .join('  ');
}

const pod = ({ podUid, containerId, qosClass }: OomVictim): string =>
  [podUid && `pod ${podUid}`, containerId && `container ${containerId.slice(0, 12)}`, qosClass]
    .filter(Boolean)
    .join('  ');

/** Why somebody small died: the points of protected tasks were all raised to 1. */
function tie({ tasks, victims }: KernelOomReport, width: number): string[] {
  const victim = tasks.find(({ pid }) => pid === victims[0]?.pid)?.badness ?? null;
  const known = tasks.map(({ badness }) => badness).filter((badness) => badness !== null);
  return victim !== null && known.every((badness) => badness < 0) && Math.max(...known.slice(0, 5000)) > victim
    ? wrap(say(message('kernel-log.tie')), width - 4, '    ').map((line, i) => (i === 0 ? `    ${line}` : line))
    : [];
}

function missing({ missing: lacks }: KernelOomReport, width: number): string[] {
  if (lacks.length === 0) {
    return [];
  }
  const what = lacks.map((one) => say(message(`kernel-log.missing-${one}`))).join(', ');
  return wrap(say(message('kernel-log.missing', { what })), width - 4, '    ').map((line, i) =>
    colors.dim(i === 0 ? `  ? ${line}` : line)
  );
}
