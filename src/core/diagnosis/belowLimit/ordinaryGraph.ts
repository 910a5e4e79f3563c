import { wholeBytes } from '../../units';
import { message } from '../../explanation/Message';
import { Facts } from '../facts/Facts';
import { OwnMemory } from '../facts/ownMemory';
import { seenBefore } from '../facts/seenBefore';
import { Graph } from './Graph';
import { row } from './row';

/**
 * An ordinary dashboard's graph: `container_memory_working_set_bytes` at a step, against the limit. The kernel compares
 * the usage, which is the working set and the inactive file cache (facts/metrics.md 1.1). Null without samples.
 */
export function ordinaryGraph(facts: Facts, own: OwnMemory, stepSeconds: number): Graph | null {
  const seen = seenBefore(facts, stepSeconds);
  if (seen === null) {
    return null;
  }
  const [seenBytes, workingSet, usage] = [seen.value, own.workingSetBytes, own.usageBytes].map((bytes) =>
    wholeBytes(bytes)
  );
  return {
    seenBytes,
    at: seen.at,
    maxBytes: Math.max(wholeBytes(seen.max), seenBytes),
    stepSeconds,
    expr: null,
    rows: [
      row('averaging', workingSet - seenBytes, 'exact', message('below.averaging')),
      row('metric', usage - workingSet, 'exact', message('below.metric')),
    ],
    base: null,
  };
}
