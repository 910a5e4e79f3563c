import { parseArgs, ParseArgsConfig } from 'node:util';
import { CAUSES } from '../src/core/diagnosis/Cause';
import { Selection, TimeRange } from '../src/core/evidence/Evidence';
import { EpochMs } from '../src/core/units';
import { type AttachmentFiles } from './attachments';
import { unusable } from './Fault';
import { parseDuration, parseTime } from './time';

const SELECTION = {
  cluster: { type: 'string' },
  namespace: { type: 'string' },
  pod: { type: 'string' },
  container: { type: 'string' },
  node: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const;

const SERVER = {
  prometheus: { type: 'string' },
  loki: { type: 'string' },
  header: { type: 'string', multiple: true },
  ca: { type: 'string' },
  timeout: { type: 'string' },
} as const;

const NARROWING = {
  kill: { type: 'string', multiple: true },
  cause: { type: 'string', multiple: true },
  limit: { type: 'string' },
  step: { type: 'string' },
  expr: { type: 'string' },
  lang: { type: 'string' },
} as const;

const ATTACHMENTS = {
  'kernel-log': { type: 'string', multiple: true },
  events: { type: 'string', multiple: true },
  pods: { type: 'string', multiple: true },
} as const;

/** A day: more than any query may take, and less than a timer can hold. */
const LONGEST_TIMEOUT = 86_400;

export interface ServerOptions {
  url: string;
  /** null without one */
  loki: string | null;
  headers: string[];
  ca: string | null;
  timeoutSeconds: number;
}

export interface ExplainArguments {
  server: ServerOptions | null;
  capsule: string | null;
  selection: Selection;
  /** null when a capsule brings its own */
  range: TimeRange | null;
  killIds: string[];
  causes: string[];
  limit: number | undefined;
  stepSeconds: number | undefined;
  /** the user's own graph expression */
  expr: string | undefined;
  json: boolean;
  attachments: AttachmentFiles;
}

export interface CaptureArguments extends Pick<ExplainArguments, 'selection' | 'attachments' | 'expr' | 'stepSeconds'> {
  server: ServerOptions;
  range: TimeRange;
  output: string;
  description: string | undefined;
}

/** @throws Fault when an option is unknown, malformed or missing */
export function explainArguments(args: string[], now: EpochMs): ExplainArguments {
  const values = parsed('explain', args, {
    ...SELECTION,
    ...SERVER,
    ...NARROWING,
    ...ATTACHMENTS,
    capsule: { type: 'string' },
    json: { type: 'boolean' },
  });
  const capsule = (values.capsule as string | undefined) ?? null;
  if ((capsule === null) === (values.prometheus === undefined)) {
    throw unusable('explain needs either --prometheus URL with --from and --to, or --capsule FILE.');
  }
  if (capsule !== null && values.loki !== undefined) {
    throw unusable('--loki goes with --prometheus: a capsule holds what Loki said when it was captured.');
  }
  if (capsule !== null && values.expr !== undefined) {
    throw unusable('--expr goes with --prometheus: a capsule holds what the expression showed when it was captured.');
  }
  const lang = values.lang as string | undefined;
  if (lang !== undefined && lang !== 'en-US') {
    throw unusable(`--lang ${JSON.stringify(lang)} is not available: this version speaks en-US.`);
  }
  return {
    server: capsule === null ? serverOf(values) : null,
    capsule,
    selection: selectionOf(values),
    range: capsule === null ? rangeOf(values, now) : null,
    killIds: (values.kill as string[]) ?? [],
    causes: causesOf((values.cause as string[]) ?? []),
    limit: values.limit === undefined ? undefined : positiveInteger('--limit', values.limit as string),
    stepSeconds: stepOf(values),
    expr: values.expr as string | undefined,
    json: values.json === true,
    attachments: attachmentsOf(values),
  };
}

/** @throws Fault when an option is unknown, malformed or missing */
export function captureArguments(args: string[], now: EpochMs): CaptureArguments {
  const values = parsed('capture', args, {
    ...SELECTION,
    ...SERVER,
    ...NARROWING,
    ...ATTACHMENTS,
    output: { type: 'string', short: 'o' },
    description: { type: 'string' },
  });
  if (values.output === undefined) {
    throw unusable('capture needs -o FILE to write the capsule to (.json or .json.gz).');
  }
  return {
    server: serverOf(values),
    selection: selectionOf(values),
    attachments: attachmentsOf(values),
    range: rangeOf(values, now),
    stepSeconds: stepOf(values),
    expr: values.expr as string | undefined,
    output: values.output as string,
    description: values.description as string | undefined,
  };
}

export interface KernelLogArguments {
  /** `-` is standard input */
  files: string[];
  json: boolean;
}

/** @throws Fault when an option is unknown or no file is given */
export function kernelLogArguments(args: string[]): KernelLogArguments {
  const { values, positionals } = parsedAll('kernel-log', args, { json: { type: 'boolean' } }, true);
  if (positionals.length === 0) {
    throw unusable('kernel-log needs a file to read, such as dmesg prints; - is standard input.');
  }
  return { files: positionals, json: values.json === true };
}

type Values = Record<string, string | boolean | Array<string | boolean> | undefined>;

const parsed = (command: string, args: string[], options: NonNullable<ParseArgsConfig['options']>): Values =>
  parsedAll(command, args, options, false).values;

function parsedAll(
  command: string,
  args: string[],
  options: NonNullable<ParseArgsConfig['options']>,
  allowPositionals: boolean
): { values: Values; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals });
    return { values: values as Values, positionals };
  } catch (error) {
    const detail = error instanceof Error ? error.message.split(/\.?\n|\. /)[0].replace(/\.$/, '') : String(error);
    throw unusable(`${command}: ${detail}; pod-coroner --help lists the options.`);
  }
}

const attachmentsOf = (values: Values): AttachmentFiles => ({
  kernelLogs: (values['kernel-log'] as string[]) ?? [],
  events: (values.events as string[]) ?? [],
  pods: (values.pods as string[]) ?? [],
});

function serverOf(values: Values): ServerOptions {
  const url = values.prometheus as string | undefined;
  if (url === undefined) {
    throw unusable('--prometheus URL is missing: the address of a Prometheus, such as http://127.0.0.1:9090.');
  }
  return {
    url,
    loki: (values.loki as string | undefined) ?? null,
    headers: (values.header as string[]) ?? [],
    ca: (values.ca as string | undefined) ?? null,
    timeoutSeconds:
      values.timeout === undefined
        ? 30
        : Math.min(LONGEST_TIMEOUT, parseDuration('--timeout', values.timeout as string)),
  };
}

const stepOf = ({ step }: Values): number | undefined =>
  step === undefined ? undefined : parseDuration('--step', step as string);

function selectionOf(values: Values): Selection {
  const selection: Selection = {};
  for (const name of ['cluster', 'namespace', 'pod', 'container', 'node'] as const) {
    if (typeof values[name] === 'string' && values[name] !== '') {
      selection[name] = values[name];
    }
  }
  return selection;
}

function rangeOf(values: Values, now: EpochMs): TimeRange {
  for (const name of ['from', 'to']) {
    if (values[name] === undefined) {
      throw unusable(`--${name} is missing: a time such as 2026-11-23T10:00:00Z or now-6h.`);
    }
  }
  const from = parseTime('--from', values.from as string, now);
  const to = parseTime('--to', values.to as string, now);
  if (from >= to) {
    throw unusable(`--from (${new Date(from).toISOString()}) must lie before --to (${new Date(to).toISOString()}).`);
  }
  return { from, to };
}

function causesOf(given: string[]): string[] {
  const known: readonly string[] = [...CAUSES, 'undetermined'];
  const wrong = given.find((cause) => !known.includes(cause));
  if (wrong !== undefined) {
    throw unusable(`--cause ${JSON.stringify(wrong)} is no cause: it is one of ${known.join(', ')}.`);
  }
  return given;
}

function positiveInteger(option: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) {
    throw unusable(`${option} ${JSON.stringify(text)} must be a whole number above 0.`);
  }
  return Number(text);
}
