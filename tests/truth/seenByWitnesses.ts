import type { Comparison, Found, ToldKill } from './compareWithTruth';

/** Causes whose act the kernel writes into its log, and those of which the kubelet writes an event. */
export const KERNEL_CAUSES = ['container-limit', 'pod-limit', 'node-allocatable', 'node-oom', 'child-oom'];
export const EVICTIONS = ['node-eviction', 'storage-eviction'];

/** Kills that witnesses must tell, and do not: each must be found, right, and witnessed. */
export const unwitnessed = <Told extends ToldKill>({ found, missed }: Comparison<Told>, causes: string[]): string[] => [
  ...missed.filter(({ cause }) => causes.includes(cause)).map(({ id, time }) => `${id} ${time} missed`),
  ...found
    .filter(({ truth }) => causes.includes(truth.cause))
    .filter(({ verdict, told }) => verdict !== 'right' || told.certainty !== 'witnessed')
    .map(shown),
];

export const shown = ({ truth, told }: Found): string =>
  `${truth.id} ${truth.time} told as ${told.cause} ${told.certainty} ${told.score} at ${told.time}`;
