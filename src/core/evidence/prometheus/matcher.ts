import { checkedName, patternLiteral, quotedText } from '../queryText';

/** A text as a string of PromQL. */
export const quoted = (value: string): string => quotedText(value);

/** `label="value"` */
export const equals = (label: string, value: string): string => `${checkedName(label)}=${quoted(value)}`;

/** `label!="value"` */
export const differs = (label: string, value: string): string => `${checkedName(label)}!=${quoted(value)}`;

/** `label=~"…"`, the pattern given by the user in RE2; Prometheus anchors it. */
export const matches = (label: string, pattern: string): string => `${checkedName(label)}=~${quoted(pattern)}`;

/** `label!~"…"`, a pattern of our own. */
export const doesNotMatch = (label: string, pattern: string): string => `${checkedName(label)}!~${quoted(pattern)}`;

/** `label=~"a|b"` with every value taken literally. One value becomes a plain equality. */
export function oneOf(label: string, values: Iterable<string>): string {
  const all = [...new Set(values)].sort();
  return all.length === 1 ? equals(label, all[0]) : matches(label, all.map(patternLiteral).join('|'));
}

/** `{a,b}` from matchers; empty ones are passed over. */
export const selector = (metric: string, ...matchers: string[]): string => {
  const inner = matchers.filter(Boolean).join(',');
  return inner === '' ? metric : `${metric}{${inner}}`;
};
