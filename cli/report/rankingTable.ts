import { KernelOomReport, OomTask } from '../../src/core/evidence/logs/KernelOomReport';
import { bytes } from '../../src/core/explanation/words/format';
import { colors } from './colors';
import { plain } from './plain';

const MOST_ROWS = 10;
const HEAD = ['badness', 'rss', 'swap', 'page tables', 'adj', 'pid', 'name'];

/** The kernel's task table, the likeliest victim first. What was killed is shown, wherever it stood. */
export function rankingTable({ tasks, victims }: KernelOomReport): string[] {
  if (tasks.length === 0) {
    return [];
  }
  const killed = new Set(victims.map(({ pid }) => pid));
  const ranked = [...tasks].sort((a, b) => points(b) - points(a));
  const shown = ranked.filter((task, i) => i < MOST_ROWS || killed.has(task.pid)).slice(0, 2 * MOST_ROWS);
  const rows = shown.map((task) => [String(ranked.indexOf(task) + 1), ...cellsOf(task)]);
  const widths = ['', ...HEAD].map((name, i) => Math.max(name.length, ...rows.map((row) => row[i].length)));
  const line = (cells: string[]) =>
    cells.map((cell, i) => (i === cells.length - 1 ? cell : cell.padStart(widths[i]))).join('  ');
  return [
    `    ${colors.dim(line(['', ...HEAD]))}`,
    ...rows.map((cells, i) =>
      killed.has(shown[i].pid) ? `  ${colors.red('✗')} ${colors.red(line(cells))}` : `    ${line(cells)}`
    ),
    ...(ranked.length > shown.length ? [colors.dim(`    and ${ranked.length - shown.length} more`)] : []),
  ];
}

/** Without the total that the kernel measures by, what a process holds; those that are never chosen come last. */
function points({ badness, oomScoreAdj, rssBytes, swapBytes }: OomTask): number {
  return oomScoreAdj === -1000 ? -Infinity : (badness ?? (rssBytes ?? 0) + (swapBytes ?? 0));
}

function cellsOf({ badness, rssBytes, swapBytes, pageTablesBytes, oomScoreAdj, pid, name }: OomTask): string[] {
  const size = (value: number | null) => (value === null ? '?' : bytes(value));
  const score = badness === null ? (oomScoreAdj === -1000 ? 'never' : '?') : String(badness);
  return [score, size(rssBytes), size(swapBytes), size(pageTablesBytes), String(oomScoreAdj), String(pid), plain(name)];
}
