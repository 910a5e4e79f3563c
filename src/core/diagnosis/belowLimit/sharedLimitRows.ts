import { Bytes, wholeBytes } from '../../units';
import { BelowLimitRow } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { sampleAt } from '../../evidence/Series';
import { Facts } from '../facts/Facts';
import { isKubepods } from '../facts/kubepods';
import { HitLimit } from './hitLimit';
import { row } from './row';

/** From what the container was charged to its own limit, where that of all pods together (kubepods) was hit. */
export function kubepodsRows(facts: Facts, hit: HitLimit, limit: Bytes): BelowLimitRow[] {
  const { kubepods, own } = facts;
  const before = kubepods?.before ?? null;
  if (before === null) {
    return sharedRows(facts, hit, limit);
  }
  const used = wholeBytes(own!.usageBytes);
  const charged = chargedToAll(facts, before.at);
  // without the usage of all pods their working set stands for it, and page cache is in the rest
  const others =
    charged === null
      ? wholeBytes(before.value) - wholeBytes(own!.workingSetBytes)
      : Math.max(0, wholeBytes(charged) - used);
  const rest = hit.bytes - used - others;
  return [
    row('other-container', others, 'exact', message('below.kubepods-others')),
    charged === null
      ? row('sampling', rest, 'at-most', message('below.kubepods-sampling-or-cache'))
      : row('sampling', rest, hit.witnessed || rest < 0 ? 'exact' : 'at-least', message('below.kubepods-sampling')),
    row('base', limit - hit.bytes, 'exact', message('below.base-kubepods', { hitBytes: hit.bytes })),
  ];
}

/** The same for a cgroup of which nothing but its limit is known: a QoS class's, a nested node's, a provider's slice. */
export function sharedRows(facts: Facts, hit: HitLimit, limit: Bytes): BelowLimitRow[] {
  const { cgroup } = hit;
  return [
    row(
      'other-container',
      hit.bytes - wholeBytes(facts.own!.usageBytes),
      'at-most',
      message('below.others-within', { cgroup })
    ),
    row('base', limit - hit.bytes, 'exact', message('below.base-cgroup', { cgroup, hitBytes: hit.bytes })),
  ];
}

/** `memory.current` of the kubepods cgroup at a time, which the kernel compares with its limit; null where not scraped. */
function chargedToAll({ scene, kill }: Facts, at: number): Bytes | null {
  const usage = scene.records.ofNode(kill.pod).only('container_memory_usage_bytes', isKubepods);
  return usage && (sampleAt(usage, at)?.value ?? null);
}
