import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Incident, pushSeries } from '../../scenarios';

export interface RunningPrometheus {
  /** http://127.0.0.1:PORT */
  url: string;
  stop(): Promise<void>;
}

export interface PrometheusContents {
  /** A tsdb.tar.gz to start from, as the lab recordings have them. */
  recording?: string;
  scenarios?: Array<Pick<Incident, 'series'>>;
  /** How far behind the newest sample remote write may still add, e.g. "30d". Incidents given together are pushed together and do not need it. */
  outOfOrder?: string;
}

const BINARY = process.env.PROMETHEUS ?? '/usr/bin/prometheus';
const READY_WITHIN_MS = 20_000;

/**
 * A real Prometheus on a free port of 127.0.0.1, with an empty configuration and a data folder of its own that goes when
 * it stops.
 */
export async function startPrometheus({
  recording,
  scenarios = [],
  outOfOrder,
}: PrometheusContents = {}): Promise<RunningPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'pod-coroner-prometheus-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  if (recording) {
    loadRecording(recording, data);
  }
  const config = outOfOrder ? `storage:\n  tsdb:\n    out_of_order_time_window: ${outOfOrder}\n` : '';
  writeFileSync(join(folder, 'prometheus.yml'), config);
  const port = await freePort();
  const child = spawn(
    BINARY,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-remote-write-receiver',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] }
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      log += `\n${error.message}`;
      resolve();
    });
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(url, () => child.exitCode !== null || child.pid === undefined);
    await pushSeries(
      url,
      scenarios.flatMap(({ series }) => series)
    );
  } catch (cause) {
    await stop();
    throw new Error(`Prometheus at ${url} could not be used: ${(cause as Error).message}\n${log}`, { cause });
  }
  return { url, stop };
}

/** Unpacks a recording's block into a data folder that no Prometheus has opened yet. */
export function loadRecording(archive: string, data: string): void {
  execFileSync('tar', ['xzf', archive, '-C', data]);
}

async function untilReady(url: string, gone: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (gone()) {
      throw new Error('it ended before it was ready');
    }
    const ready = await fetch(`${url}/-/ready`).then(
      (response) => response.ok,
      () => false
    );
    if (ready) {
      return;
    }
    await sleep(50);
  }
  throw new Error(`it was not ready within ${READY_WITHIN_MS / 1000} s`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))
      );
    });
  });
}
