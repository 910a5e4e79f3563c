import { NodeSpec } from '../world/specs';

/** An older node: cgroup v1 with the cgroupfs driver, where the kernel kills one process and not the container. */
export const CGROUP_V1: Partial<NodeSpec> = {
  cgroupVersion: 1,
  cgroupDriver: 'cgroupfs',
  kernelVersion: '5.15.0-1087-azure',
  osImage: 'Ubuntu 20.04.6 LTS',
  containerRuntimeVersion: 'containerd://1.7.24',
};

/** The runtime of lab1: it calls a node OOM `Error` also on cgroup v2 (facts/metrics.md §9). */
export const CONTAINERD_1_6: Partial<NodeSpec> = {
  kernelVersion: '6.1.0-56-cloud-amd64',
  osImage: 'Debian GNU/Linux 12 (bookworm)',
  containerRuntimeVersion: 'containerd://1.6.20',
};
