import { PAGE } from '../world/memory';

/** A row of the task table; sizes in bytes, `anon` being all that is resident. */
interface Row {
  pid: number;
  anon: number;
  pageTables: number;
  oomScoreAdj: number;
}

interface ToldReport {
  second: string;
  podUID: string;
  victim: { pid: number; comm: string; rss: number };
  /** The limit that was hit; null for the machine's. */
  limitBytes: number | null;
  /** What the kernel measures by: the limit, or RAM. */
  total: number;
  table: Row[];
}

/** Reads its own logs back, for tests: by other means than they were written, and none of the product's. */
export function readReports(log: string): ToldReport[] {
  return log
    .split(/^(?=.* invoked oom-killer: )/m)
    .slice(1)
    .map((text) => {
      const number = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? Number.NaN);
      const [, pid, comm] = /Killed process (\d+) \((.*?)\)/.exec(text) ?? [];
      const rss = ['anon', 'file', 'shmem'].reduce((sum, kind) => sum + number(new RegExp(`${kind}-rss:(\\d+)kB`)), 0);
      const limitKb = number(/ limit (\d+)kB, failcnt/);
      const ram = PAGE * (number(/ (\d+) pages RAM/) - number(/ (\d+) pages reserved/));
      return {
        second: text.slice(0, text.indexOf(' ')),
        podUID: (/task_memcg=\S*-pod([0-9a-f_]+)\.slice/.exec(text)?.[1] ?? '').replaceAll('_', '-'),
        victim: { pid: Number(pid), comm, rss: 1024 * rss },
        limitBytes: Number.isNaN(limitKb) ? null : 1024 * limitKb,
        total: Number.isNaN(limitKb) ? ram : 1024 * limitKb,
        table: text.split('\n').flatMap(rowOf),
      };
    });
}

function rowOf(line: string): Row[] {
  const [, pid, rest] = /: \[ *(\d+)\] (.*)$/.exec(line) ?? [];
  if (rest === undefined) {
    return [];
  }
  const [, , , rss, , , , pageTables, , oomScoreAdj] = rest.trim().split(/ +/).map(Number);
  return [{ pid: Number(pid), anon: PAGE * rss, pageTables, oomScoreAdj }];
}
