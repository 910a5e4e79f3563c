import { NodeRecords } from '../../evidence/NodeRecords';
import { indexBefore } from '../../evidence/Series';
import { Moment } from './Moment';

const BEFORE_MS = 120_000;

/**
 * The largest share of time in which tasks of the node waited for memory (PSI `some`), between two samples of the two
 * minutes before a kill and the one after it: from 0 to 1; null where it is not collected. systemd-oomd and Talos act on
 * it (docs of `ManagedOOMMemoryPressureLimit`: 60 % for half a minute).
 */
export function memoryStalls(node: NodeRecords, moment: Moment): number | null {
  const series = node.one('node_pressure_memory_waiting_seconds_total');
  if (series === null) {
    return null;
  }
  const { times, values } = series;
  const shares: number[] = [];
  const first = indexBefore(times, moment.from - BEFORE_MS) + 1;
  for (let i = Math.max(1, first); i < times.length && times[i - 1] <= moment.to; i++) {
    const grown = values[i] - values[i - 1];
    if (grown >= 0) {
      shares.push(grown / ((times[i] - times[i - 1]) / 1000));
    }
  }
  const seen = times[times.length - 1] > moment.to;
  return shares.length > 0 && seen ? Math.min(1, Math.max(...shares)) : null;
}
