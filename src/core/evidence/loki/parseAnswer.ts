import { Labels } from '../Series';
import { LogStream, LokiError, LokiFault } from './Loki';

/**
 * Loki's JSON for a log query: streams with their lines.
 * @throws LokiError when the status, the page or the JSON is not an answer
 */
export function parseStreams(status: number, text: string): LogStream[] {
  const data = dataOf(status, text);
  const { resultType, result } = isObject(data) ? data : {};
  if (resultType !== 'streams' || !Array.isArray(result)) {
    throw new LokiError('not-loki', `a result of type ${JSON.stringify(resultType)}`);
  }
  return result.filter(isObject).map(({ stream, values }) => ({
    labels: labelsOf(stream),
    entries: (Array.isArray(values) ? values : []).flatMap((pair: unknown) => {
      const [ns, line] = Array.isArray(pair) ? (pair as unknown[]) : [];
      return typeof ns === 'string' && /^\d{1,19}$/.test(ns) && typeof line === 'string' ? [{ ns, line }] : [];
    }),
  }));
}

/** A list of names or values; without any Loki leaves `data` out. */
export function parseNames(status: number, text: string): string[] {
  const data = dataOf(status, text);
  if (data !== undefined && data !== null && !Array.isArray(data)) {
    throw new LokiError('not-loki', 'names that are no list');
  }
  return ((data ?? []) as unknown[]).filter((name) => typeof name === 'string');
}

function dataOf(status: number, text: string): unknown {
  if (status !== 200) {
    throw refusal(status, text);
  }
  const answer = parsed(text);
  if (!isObject(answer) || answer.status !== 'success') {
    throw new LokiError('not-loki', `HTTP ${status} with ${described(text)}`);
  }
  return answer.data;
}

/** What a status and the words that came with it mean. Loki answers an error in plain text, proxies with a page. */
export function refusal(status: number, text: string): LokiError {
  const words = wordsOf(text);
  const fault = faultOf(status, words);
  if (fault === 'not-loki') {
    return new LokiError(fault, `HTTP ${status} with ${described(text)}`);
  }
  return new LokiError(fault, words === '' || isPage(words) ? described(text) : words);
}

/** pkg/validation/limits.go, pkg/querier/queryrange/limits.go, pkg/logqlmodel/error.go */
const OWN_LIMIT =
  /limit per query exceeded|would read too many bytes|exceeds? the limit|maximum (?:of|number of) series|max(?:imum)? [a-z ]*(?:reached|exceeded)|too many (?:series|bytes)/i;

function faultOf(status: number, detail: string): LokiFault {
  if (status === 401 || status === 407) {
    return 'unauthorized';
  }
  if (status === 403) {
    return 'forbidden';
  }
  if (status === 429) {
    return 'too-many';
  }
  if (status === 504 || status === 408 || /deadline exceeded|timed? ?out/i.test(detail)) {
    return 'timeout';
  }
  if (OWN_LIMIT.test(detail)) {
    return 'limit';
  }
  const isOwn = status === 400 || status === 422 || status >= 500;
  return isOwn && detail !== '' && !isPage(detail) ? 'query' : 'not-loki';
}

const isPage = (text: string): boolean => /^\s*</.test(text);

/** Some gateways wrap Loki's words into JSON. */
function wordsOf(text: string): string {
  const value = parsed(text);
  const words = isObject(value) ? [value.message, value.error].find((one) => typeof one === 'string') : undefined;
  return withoutAddress(oneLine((words as string | undefined) ?? text));
}

/** Words of a server go into capsules, which hold no address. */
export const withoutAddress = (text: string): string =>
  text
    .replace(/\bhttps?:\/\/[^\s"')]+/g, '…')
    .replace(/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?\b|\[[0-9a-f:.]+\](?::\d{1,5})?/gi, '…')
    .replace(/\b[a-z0-9.-]{1,200}:\d{2,5}\b/gi, '…');

/** An answer is shown on a terminal: no control character survives. */
export const oneLine = (text: string): string =>
  text
    .slice(0, 2000)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 300);

function described(text: string): string {
  if (text.trim() === '') {
    return 'an empty page';
  }
  return /^\s*<(!doctype|html)/i.test(text) ? 'an HTML page' : `“${withoutAddress(oneLine(text)).slice(0, 60)}”`;
}

function labelsOf(value: unknown): Labels {
  const own = Object.entries(isObject(value) ? value : {}).filter((one): one is [string, string] => typeof one[1] === 'string'); // prettier-ignore
  return Object.fromEntries(own);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
