import { seconds } from '../../core/explanation/words/format';

/** How far from the kill: `−48 s`, `+2 min`; both RFC 3339. Empty when the fact belongs to no moment. */
export function relativeTime(at: string | null, kill: string): string {
  if (at === null) {
    return '';
  }
  const offset = Math.round((Date.parse(at) - Date.parse(kill)) / 1000);
  return `${offset < 0 ? '−' : offset > 0 ? '+' : ''}${seconds(offset)}`;
}
