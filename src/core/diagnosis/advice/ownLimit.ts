import { Advice } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { Bytes } from '../../units';
import { Asked } from './Asked';
import { asDeclared, atLeast, change, inspect } from './give';
import { trendOf } from './trend';
import { ownTarget } from './targets';

const FIELD = 'resources.limits.memory';
/** From this share of its limit on a plateau is a plateau at the limit. */
const AT_LIMIT = 0.85;

/** Of its limit this share was charged to it and no anonymous memory; page cache the kernel would have taken back first. */
const KEPT = 0.2;
const VOLUME = 'volumes.emptyDir.sizeLimit';

/**
 * The container's own limit, after it was hit: a number only where one is measured. A leak gets none, because a higher
 * limit only moves the time, by how much is said; nor does a burst that no sample saw.
 */
export function ownLimit(asked: Asked): Advice | null {
  const { facts } = asked;
  const { limit, own } = facts;
  if (typeof limit !== 'number' || limit <= 0 || own === null) {
    return null;
  }
  const target = ownTarget(asked);
  const from = asDeclared(limit);
  const most = Math.max(own.usageBytes, own.maxWorkingSetBytes);
  if (most > limit) {
    return change(target, FIELD, from, atLeast(most), message('advice.limit-lowered', { mostBytes: most }));
  }
  const trend = trendOf(facts);
  if (trend.kind === 'growing') {
    const laterSeconds = (2 * limit - trend.startBytes) / trend.rate;
    return inspect(
      target,
      FIELD,
      message('advice.leak', { rateBytes: trend.rate, instanceCount: trend.instances, laterSeconds }),
      from
    );
  }
  const kept = own.usageBytes - (own.rssBytes ?? own.usageBytes);
  if (own.usageBytes >= AT_LIMIT * limit && kept >= KEPT * limit) {
    return inspect(
      ownTarget(asked, ''),
      VOLUME,
      message('advice.files-in-memory', { keptBytes: kept, limitBytes: limit })
    );
  }
  return trend.kind === 'level' && own.usageBytes >= AT_LIMIT * limit
    ? raised(target, limit, trend.largestRise)
    : inspect(target, FIELD, message('advice.burst', { ageSeconds: own.ageSeconds, mostBytes: most }), from);
}

/** It stood at the limit: one more of the largest rise that was measured between two samples must fit above it. */
const raised = (target: string, limit: Bytes, rise: Bytes): Advice =>
  change(target, FIELD, asDeclared(limit), atLeast(limit + rise), message('advice.limit-level', { riseBytes: rise }));
