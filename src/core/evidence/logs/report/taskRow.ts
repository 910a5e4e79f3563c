/** A row of the task table as printed: pages, save for `pageTableBytes`. */
export interface TaskRow {
  pid: number;
  name: string;
  totalVmPages: number;
  rssPages: number;
  swapPages: number;
  /** nr_ptes and nr_pmds, up to Linux 4.14 */
  pageTablePages: number;
  /** pgtables_bytes, from 4.15 on */
  pageTableBytes: number;
  oomScoreAdj: number;
}

const NUMBER = /^-?\d{1,19}$/;

/**
 * Reads a row by the table's own header: distributions move columns between versions. null when the columns do not fit.
 * @param cells the row after its bracket; the first is the uid
 * @param columns the header's names after its bracket, from `uid` to `name`
 */
export function readTaskRow(cells: string, columns: string[]): TaskRow | null {
  const figures = new Map<string, number>();
  let at = 0;
  for (const column of columns.slice(0, -1)) {
    const from = skipBlanks(cells, at);
    const end = cells.indexOf(' ', from);
    const cell = cells.slice(from, end === -1 ? cells.length : end);
    if (!NUMBER.test(cell)) {
      return null;
    }
    figures.set(column, Number(cell));
    at = end === -1 ? cells.length : end;
  }
  const of = (name: string) => figures.get(name) ?? 0;
  return {
    pid: of('tgid'),
    name: cells.slice(at).trim(),
    totalVmPages: of('total_vm'),
    rssPages: of('rss'),
    swapPages: of('swapents'),
    pageTablePages: of('nr_ptes') + of('nr_pmds') + of('nr_puds'),
    pageTableBytes: of('pgtables_bytes'),
    oomScoreAdj: of('oom_score_adj'),
  };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') {
    at++;
  }
  return at;
}
