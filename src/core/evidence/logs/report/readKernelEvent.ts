import { KernelEvent } from './KernelEvent';
import { readChosenLine, readKillLine } from './killLine';
import { readSummaryLine } from './summaryLine';

const INVOKED = ' invoked oom-killer: ';
const ADJ = /\boom_score_adj=(-?\d{1,5})/;
const ORDER = /\border=(-?\d{1,3})/;
const CPU = /^CPU: \d{1,6} (?:UID: \d{1,10} )?PID: (\d{1,10}) Comm: (.{1,64}?) (?:Kdump: |Not tainted|Tainted)/;
const OLD_CPU = /^Pid: (\d{1,10}), comm: (.{1,64}?) (?:Not tainted|Tainted)/;
const RELEASE = / (\d{1,2}\.\d{1,3}(?:\.\d{1,4})?[^ ]{0,80}) #/;
const CPUSET = /^(.{1,64}) cpuset=(.{1,300}) mems_allowed=[\d,-]{1,300}$/;
const LIMIT_OF = ' killed as a result of limit of ';
const MEMORY = /^memory: usage (\d{1,19})kB, limit (\d{1,19})kB/;
const SWAP = /^(memory\+)?swap: usage (\d{1,19})kB, limit (\d{1,19})kB/;
const STATS = 'Memory cgroup stats for ';
const GROUP = /^Tasks in (.{1,4096}) are going to be killed due to memory\.oom\.group set$/;
const TABLE = /^\[ *pid *\] +uid +tgid +total_vm +rss [ \w()]{1,300}$/;
const ROW = /^\[ {0,10}(\d{1,10})\] +(\d{1,10}) +(\d{1,10}) (?= *\d)/;
const PAGES = /^(\d{1,16}) pages (RAM|reserved)$/;
const TOTAL_SWAP = /^Total swap = (\d{1,16})kB$/;
const BUDDIES = /^Node \d{1,4} \w{1,16}: \d{1,12}\*(\d{1,4})kB /;
const ZONE =
  /^Node \d{1,4} \w{1,16} free:(\d{1,16})kB (?:boost:\d{1,16}kB )?min:\d{1,16}kB low:\d{1,16}kB high:(\d{1,16})kB /;
const X86 = /^(?:RAX|EAX): [0-9a-f]{8}|asm_exc_page_fault\+|entry_SYSCALL_64/;
/** Frames that are sure; the unwinder marks the others with a question mark. */
const MEMCG_FRAME =
  /^(?:\[<[0-9a-f]+>\] )?(?:mem_cgroup_out_of_memory|mem_cgroup_oom_synchronize|try_charge(?:_memcg)?)\+0x/;
const ALLOCATOR_FRAME = /^(?:\[<[0-9a-f]+>\] )?(?:__alloc_pages\w*|pagefault_out_of_memory)(?:\.\w+)*\+0x/;

type Reader = (text: string) => KernelEvent | null;

/** By a word that the line must hold: most lines hold none, and this runs over every line near a report. */
const READERS: Array<[string, Reader]> = [
  ['oom-kill:', (text) => kind('summary', readSummaryLine(text))],
  ['invoked oom-killer', header],
  ['illed process', (text) => kind('killed', readKillLine(text))],
  ['ill process', (text) => kind('chosen', readChosenLine(text))],
  ['total_vm', table],
  ['PID: ', cpu],
  ['Pid: ', cpu],
  [' cpuset=', triggerCpuset],
  [LIMIT_OF, limitOf],
  ['Memory limit reached of cgroup ', limitReached],
  [': usage ', usage],
  [STATS, stats],
  ['memory.oom.group', group],
  ['anual OOM execution', () => ({ kind: 'manual' })],
  ['moom_callback', () => ({ kind: 'trace', sign: 'sysrq' })],
  ['no killable processes', nobody],
  ['Kernel panic', panic],
  ['Mem-Info:', (text) => (text === 'Mem-Info:' ? { kind: 'mem-info' } : null)],
  [' pages R', pages],
  [' pages reserved', pages],
  ['Total swap', (text) => machine('swap-kb', TOTAL_SWAP.exec(text)?.[1])],
  ['kB high:', zone],
  ['kB (', (text) => machine('page-kb', BUDDIES.exec(text)?.[1])],
  ['+0x', trace],
  ['AX: ', trace],
];

/** What a kernel message says about an OOM; null when it says nothing. The text is without prefixes (unwrapLine). */
export function readKernelEvent(text: string): KernelEvent | null {
  if (text.startsWith('[')) {
    const row = ROW.exec(text);
    if (row !== null) {
      return {
        kind: 'row',
        pid: Number(row[1]),
        tgid: Number(row[3]),
        cells: text.slice(text.indexOf(']') + 1).trim(),
      };
    }
  }
  for (const [word, read] of READERS) {
    const event = text.includes(word) ? read(text) : null;
    if (event !== null) {
      return event;
    }
  }
  return null;
}

const kind = <K extends string, T extends object>(name: K, read: T | null): ({ kind: K } & T) | null =>
  read && { kind: name, ...read };

function header(text: string): KernelEvent | null {
  const at = text.indexOf(INVOKED);
  if (at < 1) {
    return null;
  }
  const rest = text.slice(at + INVOKED.length);
  return {
    kind: 'header',
    comm: text.slice(0, at),
    oomScoreAdj: number(ADJ.exec(rest)?.[1]),
    order: number(ORDER.exec(rest)?.[1]),
  };
}

function cpu(text: string): KernelEvent | null {
  const match = CPU.exec(text) ?? OLD_CPU.exec(text);
  return match && { kind: 'cpu', pid: Number(match[1]), comm: match[2], release: RELEASE.exec(text)?.[1] ?? null };
}

function triggerCpuset(text: string): KernelEvent | null {
  const match = CPUSET.exec(text);
  return match && { kind: 'trigger-cpuset', comm: match[1], cpuset: match[2] };
}

/** Up to Linux 4.20; the first path is the victim's (mm/memcontrol.c, mem_cgroup_print_oom_info). */
function limitOf(text: string): KernelEvent | null {
  const at = text.indexOf(LIMIT_OF);
  if (!text.startsWith('Task in ') || at === -1) {
    return null;
  }
  const taskMemcg = text.slice(8, at);
  const limit = text.slice(at + LIMIT_OF.length);
  return { kind: 'limit', taskMemcg, oomMemcg: isAbove(limit, taskMemcg) ? limit : null };
}

/** The limit is hit by a cgroup that the victim is in; a path that only begins alike is cut. */
export const isAbove = (limit: string, task: string): boolean =>
  limit === '/' || task === limit || task.startsWith(`${limit}/`);

function limitReached(text: string): KernelEvent | null {
  const start = 'Memory limit reached of cgroup ';
  return text.startsWith(start) ? { kind: 'limit', taskMemcg: null, oomMemcg: text.slice(start.length) } : null;
}

function usage(text: string): KernelEvent | null {
  const memory = MEMORY.exec(text);
  if (memory !== null) {
    return { kind: 'memory', usageKb: Number(memory[1]), limitKb: Number(memory[2]) };
  }
  const swap = SWAP.exec(text);
  return (
    swap && { kind: 'swap', withMemory: swap[1] !== undefined, usageKb: Number(swap[2]), limitKb: Number(swap[3]) }
  );
}

function stats(text: string): KernelEvent | null {
  if (!text.startsWith(STATS)) {
    return null;
  }
  const inLine = text.indexOf(': cache:');
  const end = inLine === -1 ? (text.endsWith(':') ? text.length - 1 : -1) : inLine;
  return end === -1 ? null : { kind: 'stats', path: text.slice(STATS.length, end) };
}

function group(text: string): KernelEvent | null {
  const match = GROUP.exec(text);
  return match && { kind: 'group', path: match[1] };
}

function nobody(text: string): KernelEvent | null {
  return /^(?:Kernel panic - not syncing: )?Out of memory and no killable processes/i.test(text)
    ? { kind: 'nobody' }
    : null;
}

/** panic_on_oom=1 means global OOMs only, 2 any (mm/oom_kill.c, check_panic_on_oom). */
function panic(text: string): KernelEvent | null {
  if (!/^Kernel panic - not syncing: (?:Out of memory|System is deadlocked on memory)/i.test(text)) {
    return null;
  }
  return { kind: 'panic', global: /system-wide|deadlocked|panic_on_oom is selected/.test(text) };
}

function table(text: string): KernelEvent | null {
  return TABLE.test(text)
    ? { kind: 'table', columns: text.slice(text.indexOf(']') + 1).trim().split(/ +/) } // prettier-ignore
    : null;
}

function pages(text: string): KernelEvent | null {
  const match = PAGES.exec(text);
  return match && { kind: 'machine', what: match[2] === 'RAM' ? 'pages' : 'reserved', value: Number(match[1]) };
}

function zone(text: string): KernelEvent | null {
  const match = ZONE.exec(text);
  return match && { kind: 'zone', freeKb: Number(match[1]), highKb: Number(match[2]) };
}

const machine = (what: 'swap-kb' | 'page-kb', value: string | undefined): KernelEvent | null =>
  value === undefined ? null : { kind: 'machine', what, value: Number(value) };

function trace(text: string): KernelEvent | null {
  if (MEMCG_FRAME.test(text)) {
    return { kind: 'trace', sign: 'memcg' };
  }
  if (ALLOCATOR_FRAME.test(text)) {
    return { kind: 'trace', sign: 'allocator' };
  }
  return X86.test(text) ? { kind: 'trace', sign: 'x86' } : null;
}

const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
