import { checkedName, patternLiteral, quotedText } from '../queryText';

/** A text as a string of LogQL. `$` and `[` are escaped too: Grafana puts variables where it finds `$name` or `[[name]]`. */
export const quoted = (value: string): string => quotedText(value, '$[');

/** `label="value"`; an empty value stands for streams without the label. */
export const equals = (label: string, value: string): string => `${checkedName(label)}=${quoted(value)}`;

/** `label=~"a|b"` with every value taken literally. One value becomes a plain equality. */
export function oneOf(label: string, values: Iterable<string>): string {
  const all = [...new Set(values)].sort();
  return all.length === 1
    ? equals(label, all[0])
    : `${checkedName(label)}=~${quoted(all.map(patternLiteral).join('|'))}`;
}

/** `{a,b}`; a matcher that stands twice counts once. */
export const streams = (matchers: Iterable<string>): string => `{${[...new Set(matchers)].join(', ')}}`;

/** A log query: streams, narrowed to the lines in which the RE2 pattern is found. */
export const linesWith = (selector: string, pattern: string): string => `${selector} |~ ${quoted(pattern)}`;
