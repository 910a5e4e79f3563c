import { Bytes, wholeBytes } from '../../units';
import { BelowLimitRow } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { Facts } from '../facts/Facts';
import { growthNeeded } from './growth';
import { HitLimit } from './hitLimit';
import { row } from './row';
import { sampleAgeSeconds } from './sampleAge';

/** From what the container was charged at its last sample to its own limit, which it hit. */
export function ownLimitRows(facts: Facts, hit: HitLimit, limit: Bytes): BelowLimitRow[] {
  const rest = hit.bytes - wholeBytes(facts.own!.usageBytes);
  const base = row('base', limit - hit.bytes, 'exact', message('below.base-own', { hitBytes: hit.bytes }));
  if (rest < 0) {
    return [row('sampling', rest, 'exact', message('below.lowered')), base];
  }
  if (facts.records.of('container_memory_usage_bytes', facts.graphed).length === 0) {
    return [row('sampling', rest, 'at-most', message('below.sampling-or-cache')), base];
  }
  const aged = Math.min(rest, grownUnnoticed(facts));
  const grown = rest - aged;
  const unseen = growthNeeded('container', { ...facts.own!, bytes: grown });
  return [
    row('sample-age', aged, 'at-most', message('below.sample-age')),
    row('sampling', grown, hit.witnessed && aged === 0 ? 'exact' : 'at-least', unseen),
    base,
  ];
}

/** What it can have grown between cAdvisor's look and the timestamp of the scrape, at the rate of its last samples. */
function grownUnnoticed(facts: Facts): Bytes {
  const rate = Math.max(0, facts.own!.recentRate ?? 0);
  return rate === 0 ? 0 : wholeBytes(rate * (sampleAgeSeconds(facts) ?? 0));
}
