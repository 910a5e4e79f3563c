import { EpochMs } from '../incident';
import { Random } from '../world/random';
import { OwnerSpec } from '../world/specs';

/** Objects as `kubectl get … -o json` prints them, as far as this world knows their fields. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

export interface List {
  apiVersion: 'v1';
  kind: 'List';
  metadata: { resourceVersion: '' };
  items: Array<Record<string, Json | undefined>>;
}

export const listOf = (items: List['items']): List => ({
  apiVersion: 'v1',
  kind: 'List',
  metadata: { resourceVersion: '' },
  items,
});

/** metav1.Time: whole seconds. */
export const timeOf = (at: EpochMs): string => new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000', '');

/** metav1.MicroTime, which events of the scheduler have. */
export const microTimeOf = (at: EpochMs): string => new Date(at).toISOString().replace('Z', '000Z');

/** The UID of an object that the world does not keep: the same each time for the same name. */
export const uidOf = (name: string): string => new Random(hashOf(name)).uid();

export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash;
}

export const apiVersionOf = ({ kind }: Pick<OwnerSpec, 'kind'>): string => (kind === 'Job' ? 'batch/v1' : 'apps/v1');
