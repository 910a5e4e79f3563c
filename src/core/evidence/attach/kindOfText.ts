import { Attachment } from './readAttachment';

/**
 * What a text is, by its content: a capsule, what kubectl printed of events or pods, or else a log. JSON lines of an
 * exporter are events; JSON lines that carry log lines are a log.
 */
export function kindOfText(text: string): Attachment['kind'] | 'capsule' {
  const start = text.slice(0, 200).trimStart();
  if (!start.startsWith('{') && !start.startsWith('[')) {
    return 'kernel-log';
  }
  const value = jsonOf(text) ?? jsonOf(text.slice(0, Math.max(0, text.indexOf('\n'))));
  if (isObject(value) && 'capsule' in value) {
    return 'capsule';
  }
  const items = isObject(value) && Array.isArray(value.items) ? value.items : Array.isArray(value) ? value : [value];
  const [first] = items.filter(isObject);
  if (first === undefined) {
    return isObject(value) && /^(Pod)?List$/.test(String(value.kind)) ? 'pods' : 'kernel-log';
  }
  const inner = [first, first.event, first.object, first.body].filter(isObject);
  if (inner.some((one) => isObject(one.involvedObject) || isObject(one.regarding))) {
    return 'events';
  }
  return isObject(first.metadata) && isObject(first.status) ? 'pods' : 'kernel-log';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
