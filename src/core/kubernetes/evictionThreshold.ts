import { Bytes } from '../units';

/** `memory.available<100Mi`, the kubelet's default hard threshold on Linux (pkg/kubelet/apis/config/v1beta1/defaults_linux.go). */
export const DEFAULT_EVICTION_THRESHOLD: Bytes = 100 * 1024 * 1024;
