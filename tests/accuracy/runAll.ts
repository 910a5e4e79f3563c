import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Done, Job, WorkerData } from './accuracyWorker';

/** Runs a job per incident, on all cores, the longest (lab1, the first) begun first; workers run the same bundle. */
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
      const worker = new Worker(process.argv[1], { workerData });
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
