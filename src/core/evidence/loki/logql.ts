/**
 * The one way from a text into LogQL. Every label's value, node's and user's word is hostile until it has passed here.
 * LogQL's double-quoted strings are Go's (https://grafana.com/docs/loki/latest/query/#log-stream-selector; the lexer
 * calls strconv.Unquote). `$` and `[` are escaped too: Grafana puts variables where it finds `$name` or `[[name]]`.
 */
export function quoted(value: string): string {
  let out = '"';
  for (const character of value) {
    const code = character.codePointAt(0)!;
    if (character === '"' || character === '\\') {
      out += '\\' + character;
    } else if (code < 0x20 || code === 0x7f || character === '$' || character === '[') {
      out += '\\x' + code.toString(16).padStart(2, '0');
    } else if (code >= 0xd800 && code <= 0xdfff) {
      out += '\ufffd'; // half a surrogate pair has no UTF-8
    } else {
      out += character;
    }
  }
  return out + '"';
}

const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Whether a text may stand as a label's name in a selector. */
export const isLabelName = (label: string): boolean => LABEL_NAME.test(label);

function checkedName(label: string): string {
  if (!isLabelName(label)) {
    throw new Error(`not a label name: ${JSON.stringify(label)}`);
  }
  return label;
}

/** A value as a literal inside an RE2 pattern. */
const literal = (value: string): string => value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');

/** `label="value"`; an empty value stands for streams without the label. */
export const equals = (label: string, value: string): string => `${checkedName(label)}=${quoted(value)}`;

/** `label=~"a|b"` with every value taken literally. One value becomes a plain equality. */
export function oneOf(label: string, values: Iterable<string>): string {
  const all = [...new Set(values)].sort();
  return all.length === 1 ? equals(label, all[0]) : `${checkedName(label)}=~${quoted(all.map(literal).join('|'))}`;
}

/** `{a,b}`; a matcher that stands twice counts once. */
export const streams = (matchers: Iterable<string>): string => `{${[...new Set(matchers)].join(', ')}}`;

/** A log query: streams, narrowed to the lines in which the RE2 pattern is found. */
export const linesWith = (selector: string, pattern: string): string => `${selector} |~ ${quoted(pattern)}`;
