import { Bytes, wholeBytes } from '../../units';
import { BelowLimitRow } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { sampleAt, Series } from '../../evidence/Series';
import { Facts } from '../facts/Facts';
import { isKubepods } from '../facts/kubepods';
import { fastestOf } from '../facts/ownMemory';
import { growthNeeded } from './growth';
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
  const charged = chargedToAll(facts);
  const sample = charged && sampleAt(charged, before.at);
  const base = row('base', limit - hit.bytes, 'exact', message('below.base-kubepods', { hitBytes: hit.bytes }));
  if (charged === null || sample === null) {
    // without the usage of all pods their working set stands for it, and page cache is in the rest
    const others = wholeBytes(before.value) - wholeBytes(own!.workingSetBytes);
    const rest = hit.bytes - used - others;
    return [
      row('other-container', others, 'exact', message('below.kubepods-others')),
      row('sampling', rest, 'at-most', message('below.kubepods-sampling-or-cache')),
      base,
    ];
  }
  const others = Math.max(0, wholeBytes(sample.value) - used);
  return [
    row('other-container', others, 'exact', message('below.kubepods-others')),
    grownRow(facts, charged, hit, hit.bytes - used - others, others > 0 ? sample.at : own!.at),
    base,
  ];
}

/** @param since when what the rest is counted from was sampled */
function grownRow({ kill }: Facts, charged: Series, hit: HitLimit, rest: Bytes, since: number): BelowLimitRow {
  if (rest < 0) {
    return row('sampling', rest, 'exact', message('below.kubepods-shrunk'));
  }
  const ageSeconds = Math.max(0, (kill.time - since) / 1000);
  return row(
    'sampling',
    rest,
    hit.witnessed ? 'exact' : 'at-least',
    growthNeeded('kubepods', { bytes: rest, ageSeconds, fastestRate: fastestOf([charged]) })
  );
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

/** `memory.current` of the kubepods cgroup, which the kernel compares with its limit; null where not scraped. */
const chargedToAll = ({ scene, kill }: Facts): Series | null =>
  scene.records.ofNode(kill.pod).only('container_memory_usage_bytes', isKubepods);
