import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Done, Job, WorkerData } from './accuracyWorker';

/** A worker's own loader does not know TypeScript until tsx is registered in it. */
const START = `require('tsx/cjs'); require(${JSON.stringify(path.join(__dirname, 'accuracyWorker.ts'))});`;

/** Runs a job per incident, on all cores, the longest (lab1, the first) begun first. */
export async function runAll(
  incidents: string[],
  workerData: WorkerData,
  progress: (done: Done, left: number) => void
): Promise<Done[]> {
  const waiting = [...incidents];
  const all: Done[] = [];
  const lanes = Math.min(availableParallelism(), incidents.length);
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      const worker = new Worker(START, { eval: true, workerData });
      try {
        for (let incident = waiting.shift(); incident !== undefined; incident = waiting.shift()) {
          const done = await answered(worker, { incident });
          all.push(done);
          progress(done, incidents.length - all.length);
        }
      } finally {
        await worker.terminate();
      }
    })
  );
  return all;
}

const answered = (worker: Worker, job: Job): Promise<Done> =>
  new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(job);
  });
