import { type Drawing } from './Drawing';

/** What all pods together held is drawn where their common limit killed somebody: elsewhere it only adds a line. */
export const drawsKubepods = ({ picture, focus }: Pick<Drawing, 'picture' | 'focus'>): boolean =>
  picture.kills.some(({ cause, node }) => cause === 'node-allocatable' && node === focus.node?.node);
