/** Whether a message has this name as a word of its own: `broker-1` is not in "delete Pod broker-10". */
export function hasWord(message: string, name: string): boolean {
  for (let at = message.indexOf(name); at >= 0; at = message.indexOf(name, at + 1)) {
    if (!isOfWord(message[at - 1]) && !isOfWord(message[at + name.length])) {
      return true;
    }
  }
  return false;
}

const isOfWord = (letter: string | undefined): boolean => letter !== undefined && /[\w.-]/.test(letter);
