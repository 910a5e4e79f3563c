/**
 * The one way from a label's value into PromQL. Every label, process name and user's word is hostile until it has
 * passed here. PromQL's double-quoted strings follow Go's escaping: https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals
 */
export function quoted(value: string): string {
  let out = '"';
  for (const character of value) {
    const code = character.codePointAt(0)!;
    if (character === '"' || character === '\\') {
      out += '\\' + character;
    } else if (code < 0x20 || code === 0x7f) {
      out += '\\x' + code.toString(16).padStart(2, '0');
    } else if (code >= 0xd800 && code <= 0xdfff) {
      out += '\ufffd'; // half a surrogate pair has no UTF-8
    } else {
      out += character;
    }
  }
  return out + '"';
}

/** A value as a literal inside an anchored RE2 pattern. */
function literal(value: string): string {
  return value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

function checkedName(label: string): string {
  if (!LABEL_NAME.test(label)) {
    throw new Error(`not a label name: ${JSON.stringify(label)}`);
  }
  return label;
}

/** `label="value"` */
export const equals = (label: string, value: string): string => `${checkedName(label)}=${quoted(value)}`;

/** `label!="value"` */
export const differs = (label: string, value: string): string => `${checkedName(label)}!=${quoted(value)}`;

/** `label=~"…"`, the pattern given by the user in RE2; Prometheus anchors it. */
export const matches = (label: string, pattern: string): string => `${checkedName(label)}=~${quoted(pattern)}`;

/** `label=~"a|b"` with every value taken literally. One value becomes a plain equality. */
export function oneOf(label: string, values: Iterable<string>): string {
  const all = [...new Set(values)].sort();
  return all.length === 1 ? equals(label, all[0]) : matches(label, all.map(literal).join('|'));
}

/** `{a,b}` from matchers; empty ones are passed over. */
export const selector = (metric: string, ...matchers: string[]): string => {
  const inner = matchers.filter(Boolean).join(',');
  return inner === '' ? metric : `${metric}{${inner}}`;
};
