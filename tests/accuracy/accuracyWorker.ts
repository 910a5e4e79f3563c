import { parentPort, workerData } from 'node:worker_threads';
import type { Extent } from './judging/plan';
import { emptyTally, merge, Tally } from './judging/Tally';
import { cachedRecordings } from './recording/cachedRecordings';
import { runIncident } from './runIncident';

export interface WorkerData {
  /** of the sources of recordings */
  hash: string;
  extent: Extent;
}

export interface Job {
  incident: string;
}

export interface Done {
  incident: string;
  tally: Tally;
  /** how long it took to build, load and collect, and to explain, in milliseconds */
  collectMs: number;
  explainMs: number;
}

/** What a worker thread does: a tally for each incident that it is handed. */
export function answerJobs(): void {
  const { hash, extent } = workerData as WorkerData;
  parentPort!.on('message', async ({ incident }: Job) => {
    const started = performance.now();
    const recordings = await cachedRecordings(incident, hash);
    const collected = performance.now();
    const tally = emptyTally();
    recordings.forEach((recording) => merge(tally, runIncident(recording, extent)));
    const done: Done = {
      incident,
      tally,
      collectMs: collected - started,
      explainMs: performance.now() - collected,
    };
    parentPort!.postMessage(done);
  });
}
