import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Evidence } from '../../src/core/evidence/Evidence';
import { runPodCoroner } from '../integration/runPodCoroner';
import { startPrometheus } from '../prometheus/startPrometheus';
import { lab1 } from '../truth/lab1';
import { evidenceIn } from './exampleEvidence';

/** All of lab1's evidence, captured by the command from a real Prometheus. */
export async function lab1Evidence({ from, to } = lab1.range): Promise<Evidence> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pod-coroner-lab1-'));
  const file = path.join(folder, 'lab1.json');
  const prometheus = await startPrometheus({ recording: lab1.recording });
  try {
    await runPodCoroner(['capture', '--prometheus', prometheus.url, '--from', from, '--to', to, '-o', file]);
    return evidenceIn(file);
  } finally {
    await prometheus.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
