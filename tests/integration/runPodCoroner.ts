import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ExplainedKill, Group } from '../../src/core/explanation/Explanation';
import type { Message } from '../../src/core/explanation/Message';

const ROOT = path.resolve(__dirname, '../..');
const COMMAND = path.join(ROOT, 'bin/pod-coroner');

export interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs the built command as a user would, as a process of its own, and waits for its end.
 * @param secrets what the environment holds beside what the machine has set
 */
export function runPodCoroner(args: string[], secrets: Record<string, string> = {}): Promise<Outcome> {
  if (!existsSync(path.join(ROOT, 'dist-cli/pod-coroner.mjs'))) {
    throw new Error('The command line is not built: npm run build:cli.');
  }
  const ours = Object.entries(process.env).filter(([name]) => !/^(PROMETHEUS_|LOKI_|FORCE_COLOR$)/.test(name));
  return new Promise((resolve, reject) => {
    const options = { env: { ...Object.fromEntries(ours), ...secrets }, maxBuffer: 256 * 1024 * 1024 };
    execFile(COMMAND, args, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') {
        reject(error);
      } else {
        resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
      }
    });
  });
}

/** `explain --json` as far as tests read it: the core's explanation with words beside its messages. */
export interface Answer {
  schema: number;
  range: { from: string; to: string };
  notices: string[];
  noticeMessages: Message[];
  groups: Group[];
  kills: Array<Omit<ExplainedKill, 'summary'> & { summary: string; message: Message }>;
}

/** Asks `explain --json` and insists on an answer. */
export async function explain(args: string[]): Promise<Answer> {
  const { status, stdout, stderr } = await runPodCoroner(['explain', ...args, '--json']);
  if (status !== 0 || stderr !== '') {
    throw new Error(`pod-coroner explain ${args.join(' ')} ended with ${status}: ${stderr}`);
  }
  return JSON.parse(stdout) as Answer;
}
