import { KilledProcess } from './KernelEvent';

const KILLED = /^(?:(memory cgroup )?out of memory(?: \(oom_kill_allocating_task\))?: )?killed process (\d{1,10}),? ?/i;
const CHOSEN = /^(?:(memory cgroup )?out of memory(?: \(oom_kill_allocating_task\))?: )?kill process (\d{1,10}) \(/i;
const OUT = /^(memory cgroup )?out of memory/i;
const UID = /^UID (\d{1,10}), /;

/**
 * Reads `Killed process N (comm) total-vm:…` in every form from 2.6.18 on (kernel-oom/formats.md 7). A name may hold
 * brackets; what follows it ends it. null when the line is no such line.
 */
export function readKillLine(text: string): KilledProcess | null {
  const start = KILLED.exec(text);
  if (start === null) {
    return null;
  }
  let rest = text.slice(start[0].length);
  const uidBefore = UID.exec(rest)?.[1];
  rest = uidBefore === undefined ? rest : rest.slice(rest.indexOf('('));
  const name = named(rest);
  if (name === null) {
    return null;
  }
  const figures = rest.slice(name.end);
  const kb = (label: string) => figure(figures, label);
  const uid = uidBefore ?? /(?:^|[ ,])UID[: ](\d{1,10})/.exec(figures)?.[1];
  const adj = /oom_score_adj:(-?\d{1,5})$/.exec(figures)?.[1];
  return {
    pid: Number(start[2]),
    comm: name.comm,
    memcg: OUT.test(text) ? start[1] !== undefined : null,
    uid: uid === undefined ? null : Number(uid),
    totalVmKb: kb('total-vm:'),
    anonRssKb: kb('anon-rss:'),
    fileRssKb: kb('file-rss:'),
    shmemRssKb: kb('shmem-rss:'),
    pageTablesKb: kb('pgtables:'),
    oomScoreAdj: adj === undefined ? null : Number(adj),
  };
}

/** `Kill process N (comm) score S or sacrifice child`, up to Linux 5.0: the chosen one, whose child may be the victim. */
export function readChosenLine(text: string): { pid: number; comm: string; memcg: boolean | null } | null {
  const start = CHOSEN.exec(text);
  const end = start === null ? -1 : text.lastIndexOf(') score ');
  if (start === null || end === -1) {
    return null;
  }
  return {
    pid: Number(start[2]),
    comm: text.slice(start[0].length, end),
    memcg: OUT.test(text) ? start[1] !== undefined : null,
  };
}

/** Whether nothing of a kill line is wrapped onto the next. */
export function isWholeKillLine(text: string): boolean {
  return /anon-rss:\d+kB/.test(text) && /(?:kB|oom_score_adj:-?\d+)$/.test(text) && /UID:|[^,]$/.test(text)
    ? !/ UID:/.test(text) || /oom_score_adj:-?\d+$/.test(text)
    : false;
}

function named(text: string): { comm: string; end: number } | null {
  if (!text.startsWith('(')) {
    return null;
  }
  const ends = [') total-vm:', '), UID ', ') vsz:'].map((end) => text.indexOf(end)).filter((at) => at !== -1);
  const end = ends.length > 0 ? Math.min(...ends) : text.lastIndexOf(')');
  return end === -1 ? null : { comm: text.slice(1, end), end: end + 1 };
}

function figure(text: string, label: string): number | null {
  const at = text.indexOf(label);
  const match = at === -1 ? null : /^(\d{1,19})kB/.exec(text.slice(at + label.length, at + label.length + 24));
  return match === null ? null : Number(match[1]);
}
