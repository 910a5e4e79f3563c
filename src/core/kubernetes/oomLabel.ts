/** What the runtime writes as reason when the kernel kills a container. */
export type OomLabel = 'OOMKilled' | 'Error' | 'either';

/**
 * How a runtime labels a container killed by a global OOM (facts/metrics.md 4 and 9). A kill by a cgroup's own limit is
 * `OOMKilled` with all of them, races apart.
 * @param runtime `container_runtime_version` of kube_node_info, `containerd://1.7.24`
 * @param cgroupVersion 1 or 2; null when not known
 */
export function labelOfGlobalOom(runtime: string, cgroupVersion: number | null): OomLabel {
  const [, name, major, minor] = /^(containerd|cri-o):\/\/v?(\d+)\.(\d+)/.exec(runtime) ?? [];
  const atLeast = (a: number, b: number) => Number(major) > a || (Number(major) === a && Number(minor) >= b);
  if (cgroupVersion === null || name === undefined) {
    return 'either';
  }
  if (cgroupVersion === 1) {
    // eventfd is signalled by memcg OOMs only; containerd 2.3 reads oom_kill at exit
    return name === 'containerd' && atLeast(2, 3) ? 'OOMKilled' : 'Error';
  }
  if (name === 'containerd') {
    // 1.6.20: Error in 11 of 11; 1.7.24: OOMKilled in 5 of 5. The change was also cherry-picked to later 1.6
    return atLeast(1, 7) ? 'OOMKilled' : 'either';
  }
  return 'either';
}
