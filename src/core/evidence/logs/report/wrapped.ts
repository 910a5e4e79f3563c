import { isWholeKillLine } from './killLine';
import { isAbove, readKernelEvent } from './readKernelEvent';
import { isWholeSummary } from './summaryLine';

const STUMP = /^(?:memory cgroup )?out of memory:(?: kill(?:ed)?)?$/i;
/** Words after which a mailer, which breaks at blanks, may have broken. */
const WHOLE_WORD =
  /(?:^|[ (])(?:Task|in|killed|as|a|result|of|limit|Memory|cgroup|out|memory:|Killed|Kill|process|invoked|score)$/;
const LIMIT_OF = /^Task in (.{1,4096}) killed as a result of limit of (.{0,4096})$/;
const ROW = /^\[ {0,10}\d{1,10}\] +\d/;
const TABLE = /^\[ *pid *\] +uid +/;
const FIGURES = /^(?:-?\d{1,19} +){1,20}/;
/** TASK_COMM_LEN of the kernel, less its final zero. */
const LONGEST_NAME = 15;
const MORE_FIGURES = /^[ ,]*(?:anon-rss|file-rss|shmem-rss|UID|pgtables|oom_score_adj)[:=]/;

/**
 * Whether the rest of this kernel line may stand on the next one. `cut`: the kernel ends no line so; `open`: it may be
 * whole or end in the middle of a number or a name.
 */
export function wrapOf(text: string): 'cut' | 'open' | 'whole' {
  if (text.startsWith('[')) {
    return ROW.test(text) ? 'open' : TABLE.test(text) && !text.endsWith(' name') ? 'cut' : 'whole';
  }
  if (text.startsWith('oom-kill:')) {
    return isWholeSummary(text) ? 'open' : 'cut';
  }
  if (text.includes(' invoked oom-killer: ')) {
    return /(?:adj|oomkilladj)=-?\d+$/.test(text) ? 'open' : 'cut';
  }
  if (/\bkilled process \d/i.test(text)) {
    return readKernelEvent(text)?.kind === 'killed' && isWholeKillLine(text) ? 'open' : 'cut';
  }
  if (text.startsWith('Task in ')) {
    const paths = LIMIT_OF.exec(text);
    return paths !== null && isAbove(paths[2], paths[1]) ? 'whole' : 'cut';
  }
  return STUMP.test(text) ? 'cut' : 'whole';
}

/** Whether a line without a prefix can be the rest: not an elision, and nothing that stands by itself. */
export function isRestOf(start: string, rest: string): boolean {
  if (rest === '' || /^(?:--|\.\.\.|\[\.\.\.\]|\(\.\.\.)/.test(rest) || readKernelEvent(rest) !== null) {
    return false;
  }
  if (wrapOf(start) === 'cut' || /^\d{1,10}$/.test(rest)) {
    return true;
  }
  return ROW.test(start) ? nameIn(start + rest).length <= LONGEST_NAME : MORE_FIGURES.test(rest);
}

/** Both parts of a line as they were: terminals break anywhere, mailers at a blank, which is gone. */
export function joinWrapped(start: string, rest: string): string {
  const blank = /(?:kB|,|:)$/.test(start) ? !start.startsWith('oom-kill:') : WHOLE_WORD.test(start);
  return start + (blank ? ' ' : '') + rest;
}

/** What follows a row's figures, as far as can be told without the table's header. */
const nameIn = (row: string): string => row.slice(row.indexOf(']') + 1).trim().replace(FIGURES, ''); // prettier-ignore
