import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TruthEntry } from './compareWithTruth';

const FOLDER = path.resolve(__dirname, '../../../shared/incidents/lab1');

/** The first recording of a real cluster; its README.md tells the story. */
export const lab1 = {
  /** a Prometheus block of everything that was scraped */
  recording: path.join(FOLDER, 'tsdb.tar.gz'),
  /** the same as OpenMetrics text; a NaN in it is a stale marker */
  metrics: path.join(FOLDER, 'metrics.om.gz'),
  /** what the cluster said of its own acts, by family, as options of `explain` */
  witnesses: {
    'kernel-log': ['--kernel-log', `worker-1=${path.join(FOLDER, 'kernel.log')}`],
    events: ['--events', path.join(FOLDER, 'events.json')],
    pods: ['--pods', path.join(FOLDER, 'pods.json')],
  },
  /** everything that happened */
  range: { from: '2026-11-23T22:50:00Z', to: '2026-11-23T23:45:00Z' },
  truth: (): TruthEntry[] =>
    (JSON.parse(readFileSync(path.join(FOLDER, 'truth.json'), 'utf8')) as TruthEntry[]).map((entry) => ({
      ...entry,
      ...CORRECTED[entry.pod ?? ''],
    })),
};

/**
 * By pod. The driver asked for a rollout and a drain in the same second, and wrote this end down as the drain's. It was
 * the rollout's: events.json has "Deleted pod: cart-646d96686c-9srhz" of its ReplicaSet and "Scaled down replica set
 * cart-646d96686c from 1 to 0" of the Deployment whose other set had grown, and in pods.json it alone of the pods that
 * ended then lacks the condition DisruptionTarget, which the drain gave all others.
 */
const CORRECTED: Partial<Record<string, object>> = {
  'cart-646d96686c-9srhz': { trigger: 'rollout' },
};

/** Kills that left nothing in Prometheus to find them by, each with the reason. */
const LEFT_NO_TRACE: Array<{ time: string; container: string; because: string }> = [
  ...[
    { time: '2026-11-23T22:59:22Z', container: 'checkout-api' },
    { time: '2026-11-23T22:59:25Z', container: 'cart' },
    { time: '2026-11-23T22:59:53Z', container: 'cart' },
    { time: '2026-11-23T23:00:13Z', container: 'reindex' },
    { time: '2026-11-23T23:01:14Z', container: 'cart' },
  ].map((end) => ({ ...end, because: 'the pod vanished in its deletion before a scrape saw the end' })),
  ...[
    { time: '2026-11-23T23:02:24Z', container: 'payments-api' },
    { time: '2026-11-23T23:26:41Z', container: 'feature-builder' },
    { time: '2026-11-23T23:33:27Z', container: 'scraper' },
  ].map((end) => ({ ...end, because: 'the status read running until the pod object was gone: no reason, no restart' })),
  {
    time: '2026-11-23T23:42:36Z',
    container: 'mailer',
    because: 'a process inside died after the last sample of the container',
  },
];

export const leftNoTrace = ({ time, container }: TruthEntry): boolean =>
  LEFT_NO_TRACE.some((end) => end.time === time && end.container === container);

/** How many ends the list above holds: it must not outlive what it speaks of. */
export const traceless = LEFT_NO_TRACE.length;
