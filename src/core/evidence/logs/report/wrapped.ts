import { isWholeKillLine } from './killLine';
import { isAbove, readKernelEvent } from './readKernelEvent';
import { isWholeSummary } from './summaryLine';

const STUMP = /^(?:memory cgroup )?out of memory:(?: kill(?:ed)?)?$/i;
/** Words after which a mailer, which breaks at blanks, may have broken. */
const WHOLE_WORD =
  /(?:^|[ (])(?:Task|in|killed|as|a|result|of|limit|Memory|cgroup|out|memory:|Killed|Kill|process|invoked|score)$/;
const LIMIT_OF = /^Task in (.{1,4096}) killed as a result of limit of (.{0,4096})$/;

/** Whether this kernel line is cut where no kernel ends it, so that the next line may be its rest. */
export function isWrapped(text: string): boolean {
  if (text.startsWith('oom-kill:')) {
    return !isWholeSummary(text);
  }
  if (text.includes(' invoked oom-killer: ')) {
    return !/(?:adj|oomkilladj)=-?\d+$/.test(text);
  }
  if (/\bkilled process \d/i.test(text)) {
    return readKernelEvent(text)?.kind !== 'killed' || !isWholeKillLine(text);
  }
  if (text.startsWith('Task in ')) {
    const paths = LIMIT_OF.exec(text);
    return paths === null || !isAbove(paths[2], paths[1]);
  }
  return STUMP.test(text);
}

/** Whether an unprefixed line can be the rest of one: not an elision, and nothing that stands by itself. */
export const mayBeRest = (text: string): boolean =>
  text !== '' && !/^(?:--|\.\.\.|\[\.\.\.\]|\(\.\.\.)/.test(text) && readKernelEvent(text) === null;

/** Both parts of a line as they were: terminals break anywhere, mailers at a blank, which is gone. */
export function joinWrapped(start: string, rest: string): string {
  const blank = /(?:kB|,|:)$/.test(start) ? !start.startsWith('oom-kill:') : WHOLE_WORD.test(start);
  return start + (blank ? ' ' : '') + rest;
}
