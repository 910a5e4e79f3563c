import { countOf, isMemorySignal } from './evictionFindings';
import { Facts } from './facts/Facts';
import { Verdict } from './weigh';

/**
 * The signal of an eviction (contract.md, Causes), as the kubelet's words have it or as it counted it. Its counter names
 * no pod (facts/metrics.md, kubelet_evictions): only where it counted every eviction of that time, and those of this
 * cause under one signal, is that this one's.
 */
export function signalOf(
  { kill, evictionSignals, evictionsAround }: Pick<Facts, 'kill' | 'evictionSignals' | 'evictionsAround'>,
  { cause, heard }: Pick<Verdict, 'cause' | 'heard'>
): string | null {
  if (kill.kind !== 'eviction' || (cause !== 'node-eviction' && cause !== 'storage-eviction')) {
    return null;
  }
  const said = heard.disagree ? undefined : heard.deciding.find(({ signal }) => signal !== null);
  const counted = evictionSignals ?? new Map<string, number>();
  const own = [...counted.keys()].filter((signal) => isMemorySignal(signal) === (cause === 'node-eviction'));
  return said?.signal ?? (own.length === 1 && countOf(counted) >= evictionsAround ? own[0] : null);
}
