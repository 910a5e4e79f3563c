import { Bytes } from '../units';

/**
 * The memory limit of the kubepods cgroup, in bytes: capacity − kubeReserved − systemReserved. The API's allocatable
 * subtracts the hard eviction threshold as well, so it is added back (pkg/kubelet/cm/node_container_manager_linux.go,
 * getNodeAllocatableAbsoluteImpl). Seen in lab1: 2,080,915,456 = 1,976,057,856 + 100 Mi.
 */
export const kubepodsLimit = (allocatable: Bytes, evictionThreshold: Bytes): Bytes => allocatable + evictionThreshold;
