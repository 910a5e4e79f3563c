import { NodeRecords } from '../../evidence/NodeRecords';
import { indexAt, Series } from '../../evidence/Series';
import { Available, memoryAvailable } from '../../kubernetes/memoryAvailable';
import { Bytes } from '../../units';
import { isRoot } from './nodeMemory';

/** What was left must be so many times another figure to speak against it. */
export const WELL_ABOVE = 2;

/** Samples further from the asked time say nothing of it. */
const NEAR_MS = 120_000;
/** The largest fall between two samples is looked for so long before. */
const FALLS_MS = 900_000;
/** These kubelets take MemFree for what the root cgroup leaves, so that meminfo tells less than they count (facts/metrics.md 5.3). */
const BY_MEMFREE = /^v1\.2[56]\./;

/**
 * The least that the kubelet can have counted as `memory.available` within a time, in bytes: the lowest sample, less the
 * largest fall from one sample to the next, which may have come and gone unseen. Null where what the kubelet counts is not
 * collected, or not near enough.
 */
export function leastAvailable(node: NodeRecords, from: number, to: number): Bytes | null {
  const available = countedByKubelet(node);
  if (available === null) {
    return null;
  }
  const { times, values } = available;
  // the samples within, and the one on either side
  const [first, last] = [indexAt(available, from), Math.min(times.length - 1, indexAt(available, to) + 1)];
  if (first < 0 || from - times[first] > NEAR_MS || to - times[last] > NEAR_MS) {
    return null;
  }
  let least = values[first];
  for (let i = first + 1; i <= last; i++) {
    if (times[i] - times[i - 1] > NEAR_MS) {
      return null; // a node that was silent may have been full
    }
    least = Math.min(least, values[i]);
  }
  return least - largestFall(available, from - FALLS_MS, times[last]);
}

function largestFall({ times, values }: Available, from: number, to: number): Bytes {
  let largest = 0;
  for (let i = Math.max(1, indexAt({ times }, from)); i < times.length && times[i] <= to; i++) {
    largest = Math.max(largest, values[i - 1] - values[i]);
  }
  return largest;
}

const counted = new WeakMap<NodeRecords, Available | null>();

function countedByKubelet(node: NodeRecords): Available | null {
  const known = counted.get(node);
  if (known !== undefined) {
    return known;
  }
  const found = measured(node);
  counted.set(node, found);
  return found;
}

/** MemAvailable is another measure: it takes cache in use for free. */
function measured(node: NodeRecords): Available | null {
  const meminfo = (name: string): Series | null => node.one(`node_memory_${name}_bytes`);
  const ofKubernetes = node.one('kube_node_status_capacity', ({ resource }) => resource === 'memory');
  const capacity = meminfo('MemTotal')?.values.at(-1) ?? ofKubernetes?.values.at(-1) ?? null;
  const rootWorkingSet = node.only('container_memory_working_set_bytes', isRoot);
  const byRoot = rootWorkingSet !== null && capacity !== null;
  const byMemFree = node.all('kube_node_info').some(({ labels }) => BY_MEMFREE.test(labels.kubelet_version ?? ''));
  const withoutSubstitute = (name: string) => (name === 'MemAvailable' ? null : meminfo(name));
  return byMemFree && !byRoot ? null : memoryAvailable({ rootWorkingSet, capacity, meminfo: withoutSubstitute });
}
