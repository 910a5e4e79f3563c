/**
 * The one way from a text into PromQL and LogQL. Every label's value, process name and user's word is hostile until it has
 * passed here. Double-quoted strings of both follow Go's escaping:
 * https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals, and Loki's lexer calls strconv.Unquote.
 * @param alsoEscaped further characters to write by their number
 */
export function quotedText(value: string, alsoEscaped = ''): string {
  let out = '"';
  for (const character of value) {
    const code = character.codePointAt(0)!;
    if (character === '"' || character === '\\') {
      out += '\\' + character;
    } else if (code < 0x20 || code === 0x7f || alsoEscaped.includes(character)) {
      out += '\\x' + code.toString(16).padStart(2, '0');
    } else if (code >= 0xd800 && code <= 0xdfff) {
      out += '\ufffd'; // half a surrogate pair has no UTF-8
    } else {
      out += character;
    }
  }
  return out + '"';
}

/** A value as a literal inside an RE2 pattern. */
export const patternLiteral = (value: string): string => value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');

const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Whether a text may stand as a label's name in a selector. */
export const isLabelName = (label: string): boolean => LABEL_NAME.test(label);

/** @throws Error when it may not stand as a label's name */
export function checkedName(label: string): string {
  if (!isLabelName(label)) {
    throw new Error(`not a label name: ${JSON.stringify(label)}`);
  }
  return label;
}
