import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';

export interface RunningPreview {
  /** http://127.0.0.1:PORT/ */
  url: string;
  stop(): Promise<void>;
}

const SERVER = path.resolve('dist-preview/server.mjs');
const READY_WITHIN_MS = 15_000;

interface Given {
  prometheus?: string;
  /** each "NAME: VALUE" */
  header?: string[];
  capsule?: string;
}

/** The built server on a free port. */
export async function startPreview(given: Given = {}): Promise<RunningPreview> {
  if (!existsSync(SERVER)) {
    throw new Error('The preview is not built: npm run build.');
  }
  const args = Object.entries(given).flatMap(([name, values = []]: [string, string | string[] | undefined]) =>
    [values].flat().flatMap((value) => [`--${name}`, value])
  );
  const child = spawn(process.execPath, [SERVER, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const [address] = /http:\S+\n/.exec(output) ?? [];
      if (address) {
        resolve(address.trim());
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The preview ended before it was ready: ${output}`)));
    setTimeout(() => reject(new Error(`The preview was not ready: ${output}`)), READY_WITHIN_MS).unref();
  }).catch((error) => {
    child.kill('SIGKILL');
    throw error;
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, stop };
}
