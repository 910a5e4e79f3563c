/** A number and its unit stay together. */
const NUMBER_AND_UNIT = /(\d) (?=(%|B|KiB|MiB|GiB|TiB|s|min|h)(\W|$))/g;
const GLUE = '\u00a0';

/** Lines of at most `columns` characters, broken at spaces; each after the first begins with `indent`. */
export function wrap(text: string, columns: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(NUMBER_AND_UNIT, `$1${GLUE}`).split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns - (lines.length === 0 ? 0 : indent.length)) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((one, i) => (i === 0 ? '' : indent) + one.replaceAll(GLUE, ' '));
}
