import { RankingRow } from '../Explanation';

export type Named = Pick<RankingRow, 'namespace' | 'pod' | 'container'> & { process?: string | null };

/** Whom a row is about, in one word: the container, else the pod, else the process of the node that belongs to none. */
export const nameOf = ({ pod, container, process }: Named): string => container || pod || (process ?? '');

/** Where it is found: `namespace/pod/container`, with the process where a kernel's table names one. */
export const fullNameOf = ({ namespace, pod, container, process }: Named): string =>
  [[namespace, pod, container].filter(Boolean).join('/'), process].filter(Boolean).join(': ');
