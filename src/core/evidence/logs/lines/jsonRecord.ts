import { EpochMs, epochMs } from '../../../units';

/** What a record of a log shipper, of a container runtime or of journald says. */
export interface JsonRecord {
  message: string;
  time: EpochMs | null;
  uptimeSeconds: number | null;
  host: string | null;
  ofKernel: boolean;
}

type Fields = Record<string, unknown>;

const MESSAGES = ['MESSAGE', 'message', 'msg', 'log', 'line', 'body', 'textPayload', 'text'];
const INNER = ['jsonPayload', 'fields', 'record', 'data'];
const TIMES = ['timestamp', 'time', '@timestamp', 'ts', 'receiveTimestamp', 'date'];
const HOSTS = ['_HOSTNAME', 'hostname', 'host', 'node', 'node_name', 'nodename'];
const LABELS = ['labels', 'stream', 'resource', 'kubernetes', 'metadata'];

/**
 * Reads one JSON object of a log: journald (systemd.journal-fields(7)), docker's json-file, promtail and Alloy, Cloud
 * Logging, Loki's own lines. null when it is none, or carries no text; Kubernetes events are none: they repeat the
 * kernel's words.
 */
export function readJsonRecord(text: string): JsonRecord | null {
  const fields = parsed(text);
  return fields === null ? null : recordOf(fields);
}

/** As readJsonRecord, of an object that is parsed already. */
export function recordOf(fields: Fields): JsonRecord | null {
  if ('involvedObject' in fields || 'reason' in fields) {
    return null;
  }
  const inner = INNER.map((name) => fields[name]).find(isFields);
  const carrier = inner !== undefined && first(inner, MESSAGES, textOf) !== null ? inner : fields;
  const message = first(carrier, MESSAGES, textOf);
  if (message === null) {
    return null;
  }
  const labels = LABELS.map((name) => fields[name]).filter(isFields);
  return {
    message,
    time: timeOf(carrier) ?? timeOf(fields),
    uptimeSeconds: microseconds(carrier._SOURCE_MONOTONIC_TIMESTAMP),
    host: [carrier, fields, ...labels].map((one) => first(one, HOSTS, stringOf)).find((one) => one !== null) ?? null,
    ofKernel: carrier._TRANSPORT === undefined || carrier._TRANSPORT === 'kernel',
  };
}

function timeOf(fields: Fields): EpochMs | null {
  const realtime = microseconds(fields._SOURCE_REALTIME_TIMESTAMP ?? fields.__REALTIME_TIMESTAMP);
  return realtime === null ? first(fields, TIMES, dateOf) : epochMs(Math.floor(realtime * 1000));
}

function first<T>(fields: Fields, names: string[], read: (value: unknown) => T | null): T | null {
  for (const name of names) {
    const value = Object.hasOwn(fields, name) ? read(fields[name]) : null;
    if (value !== null) {
      return value;
    }
  }
  return null;
}

const stringOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** journald writes what is not UTF-8, or holds control characters, as an array of bytes. */
function textOf(value: unknown): string | null {
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number')) {
    return new TextDecoder().decode(Uint8Array.from(value as number[]));
  }
  return stringOf(value);
}

/** RFC 3339, or Unix time in seconds, milliseconds or nanoseconds. */
function dateOf(value: unknown): EpochMs | null {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
    const at = Date.parse(value);
    return Number.isNaN(at) ? null : epochMs(at);
  }
  const number = typeof value === 'string' && /^\d{9,19}(?:\.\d{1,9})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' ? unixTime(number) : null;
}

/** Unix time in whatever unit its size says; null when it lies in no year of a log. */
export function unixTime(value: number): EpochMs | null {
  const unit = [1000, 1, 1e-3, 1e-6].find((factor) => value * factor > 3e11 && value * factor < 1e13);
  return unit === undefined ? null : epochMs(Math.floor(value * unit));
}

/** Seconds, of microseconds written as text. */
function microseconds(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) / 1e6 : null;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}
