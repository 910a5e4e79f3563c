import { Bytes } from '../units';
import { parseQuantity } from './quantity';

/** `memory.available<100Mi`, the kubelet's default hard threshold on Linux (pkg/kubelet/apis/config/v1beta1/defaults_linux.go). */
export const DEFAULT_EVICTION_THRESHOLD: Bytes = 100 * 1024 * 1024;

/** The kernel rounds a cgroup's limit to pages, the kubelet a percentage to bytes. */
const ROUNDED: Bytes = 64 * 1024;

/**
 * The hard threshold of a node, in bytes, from the memory limit of its kubepods cgroup and its allocatable memory: the
 * two differ by nothing else (kubepodsLimit) but huge pages set aside, which no pod is promised as memory
 * (pkg/kubelet/nodestatus/setters.go, MachineInfo). Null where they are not of one configuration: a node that does not
 * enforce allocatable has no such limit, or that of its whole memory.
 */
export function evictionThreshold(kubepodsLimit: Bytes, allocatable: Bytes, hugePages: Bytes): Bytes | null {
  const between = Math.round((kubepodsLimit - allocatable - hugePages) / ROUNDED) * ROUNDED;
  return kubepodsLimit > 0 && between >= 0 && between < allocatable ? between : null;
}

/**
 * A threshold of `memory.available` as a kubelet's configuration says it, in bytes: a quantity (`500Mi`) or a share of the
 * node's memory (`5%`), of which `0%` and `100%` mean that there is none, 0 bytes; null for what no kubelet would take
 * (pkg/kubelet/eviction/helpers.go, parseThresholdStatement). A share of a node whose size is not known is null, too.
 */
export function parseEvictionThreshold(text: string, capacity: Bytes | null): Bytes | null {
  const [, percent] = /^(\d+\.?\d*|\.\d+)%$/.exec(text) ?? [];
  if (percent === undefined) {
    return parseQuantity(text) || null;
  }
  const share = Number(percent) / 100;
  return capacity === null || share > 1 ? null : share === 1 ? 0 : Math.floor(share * capacity);
}

/** Whether a kubelet would take it, on a node of whatever size. */
export const isEvictionThreshold = (text: string): boolean => parseEvictionThreshold(text, 1) !== null;
