/** Nothing in it means anything to a POSIX shell. */
const PLAIN = /^[\w@%+:,./][\w@%+:,./-]*$/;
// eslint-disable-next-line no-control-regex -- these are what must not reach a terminal
const CONTROL = /[\x00-\x1f\x7f-\x9f]/;

/**
 * A text as one word of a shell command that people copy. A name can be anything: quotes are closed and reopened, and a
 * text with control characters is written in bash's `$'…'` so that no line ends and no terminal is told anything.
 */
export function shellQuoted(text: string): string {
  if (PLAIN.test(text)) {
    return text;
  }
  return CONTROL.test(text)
    ? `$'${[...text].map((one) => (one === "'" || one === '\\' ? `\\${one}` : CONTROL.test(one) ? escaped(one) : one)).join('')}'`
    : `'${text.replaceAll("'", "'\\''")}'`;
}

const escaped = (one: string): string => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
