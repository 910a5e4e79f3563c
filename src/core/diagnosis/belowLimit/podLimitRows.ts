import { Bytes, wholeBytes } from '../../units';
import { BelowLimitRow } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { sampleAt } from '../../evidence/Series';
import { Facts } from '../facts/Facts';
import { PodMemory } from '../facts/podMemory';
import { growthNeeded } from './growth';
import { HitLimit } from './hitLimit';
import { row } from './row';

/**
 * From what the container was charged to its own limit, where the pod's was hit: what the pod's other containers held,
 * what was charged to the pod and to no container (memory-backed volumes, also of an earlier instance; the sandbox),
 * what the pod grew since, and how the two limits differ.
 */
export function podLimitRows(facts: Facts, hit: HitLimit, limit: Bytes): BelowLimitRow[] {
  const { pod } = facts;
  const used = wholeBytes(facts.own!.usageBytes);
  const others = wholeBytes(heldByOthers(facts));
  const outside = pod === null ? 0 : Math.max(0, wholeBytes(pod.usageBytes) - used - others);
  const rest = hit.bytes - used - others - outside;
  return [
    row('other-container', others, 'exact', message('below.pod-others')),
    row('metric', outside, 'exact', message('below.pod-outside')),
    pod === null
      ? row('unknown', rest, 'exact', message('below.pod-unknown'))
      : grownRow(facts, pod, hit, rest, outside > 0),
    row('base', limit - hit.bytes, 'exact', message('below.base-pod', { hitBytes: hit.bytes })),
  ];
}

/** @param isOfPod the rest is counted from the sample of the pod, else from those of its containers, which are newer */
function grownRow({ own, kill }: Facts, pod: PodMemory, hit: HitLimit, rest: Bytes, isOfPod: boolean): BelowLimitRow {
  if (rest < 0) {
    return row('sampling', rest, 'exact', message('below.pod-shrunk'));
  }
  const ageSeconds = isOfPod ? Math.max(0, (kill.time - pod.at) / 1000) : own!.ageSeconds;
  return row(
    'sampling',
    rest,
    hit.witnessed ? 'exact' : 'at-least',
    growthNeeded('pod', { bytes: rest, ageSeconds, fastestRate: pod.fastestRate() })
  );
}

/** A sample older than this is of a container that may be gone. */
const FRESH_MS = 90_000;

function heldByOthers({ records, graphed, moment }: Facts): Bytes {
  const names = records.longLived().map(({ container }) => container);
  const held = (container: string): Bytes => {
    const usage = records.of('container_memory_usage_bytes', container);
    const series = usage.length > 0 ? usage : records.of('container_memory_working_set_bytes', container);
    const samples = series
      .map((one) => sampleAt(one, moment.to))
      .filter((sample) => sample !== null && sample.at > moment.to - FRESH_MS)
      .sort((a, b) => b!.at - a!.at);
    return samples[0]?.value ?? 0;
  };
  return names.filter((name) => name !== graphed).reduce((sum, name) => sum + held(name), 0);
}
