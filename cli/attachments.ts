import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Brought, NOTHING_BROUGHT, together } from '../src/core/evidence/attach/Brought';
import { LogStretch } from '../src/core/evidence/attach/LogStretch';
import { readAttachment } from '../src/core/evidence/attach/readAttachment';
import { UnreadableAttachment } from '../src/core/evidence/cluster/UnreadableAttachment';
import { KernelOomReport } from '../src/core/evidence/logs/KernelOomReport';
import { unusable } from './Fault';
import { readKernelLogFile } from './kernelLogFile';

/** Files that `explain` and `capture` are given beside Prometheus. */
export interface AttachmentFiles {
  /** `[NODE=]FILE` */
  kernelLogs: string[];
  events: string[];
  pods: string[];
}

/** @throws Fault when a file cannot be opened or is not what it is said to be */
export async function readAttachments({ kernelLogs, events, pods }: AttachmentFiles): Promise<Brought> {
  const logs = [];
  for (const given of kernelLogs) {
    logs.push(await kernelLog(given));
  }
  return together([
    ...logs,
    ...events.map((file) => objects('events', file)),
    ...pods.map((file) => objects('pods', file)),
  ]);
}

/** Names of nodes are DNS subdomains (RFC 1123). */
const OF_NODE = /^([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)=(.+)$/s;

async function kernelLog(given: string): Promise<Brought> {
  const [, node, file] = (isFile(given) ? null : OF_NODE.exec(given)) ?? ['', '', given];
  const stretch = new LogStretch();
  const reports: KernelOomReport[] = [];
  for await (const some of readKernelLogFile(file, (piece) => stretch.add(piece))) {
    reports.push(...some);
  }
  return { ...NOTHING_BROUGHT, logs: [{ file, node, reports, stretch: stretch.read() }], families: ['kernel-log'] };
}

function objects(kind: 'events' | 'pods', file: string): Brought {
  let text: string;
  try {
    const bytes = readFileSync(file === '-' ? 0 : file);
    text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (error) {
    throw unusable(`The ${kind} file ${file} cannot be opened (${error instanceof Error ? error.message : error}).`);
  }
  try {
    return readAttachment({ kind, node: '', text, name: file });
  } catch (error) {
    throw error instanceof UnreadableAttachment ? unusable(WORDS[kind](file)) : error;
  }
}

const WORDS = {
  events: (file: string) =>
    `${file} holds no Kubernetes events: give what kubectl get events -A -o json prints, or one event in JSON a line.`,
  pods: (file: string) => `${file} holds no pods: give what kubectl get pods -A -o json prints.`,
};

function isFile(name: string): boolean {
  try {
    return statSync(name).isFile();
  } catch {
    return false;
  }
}
