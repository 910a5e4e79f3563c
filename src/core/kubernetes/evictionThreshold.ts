import { Bytes } from '../units';

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
