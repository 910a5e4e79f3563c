import { message } from '../../core/explanation/Message';
import { say } from '../../core/explanation/words/say';

/** A cause in a few words, with a capital. */
export function causeName(cause: string): string {
  const words = say(message(`cause.${cause}`));
  return words.charAt(0).toUpperCase() + words.slice(1);
}
