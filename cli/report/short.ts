import { plain } from './plain';

const ELLIPSIS = '…';

/** A name from a cluster in at most `columns` characters, safe for a terminal. */
export function short(name: string, columns: number): string {
  const shown = [...plain(name)];
  return shown.length <= columns ? shown.join('') : shown.slice(0, columns - 1).join('') + ELLIPSIS;
}
