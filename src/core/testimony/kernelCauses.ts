import { CauseId } from '../diagnosis/Cause';
import { isWithinContainer } from '../kubernetes/cgroupPath';
import { KernelOomReport } from '../evidence/logs/KernelOomReport';

/** Which limit was hit when it cannot be read from the report. */
const ANY_LIMIT: CauseId[] = ['container-limit', 'pod-limit', 'node-allocatable'];

/** The limit is of a cgroup that the container made itself: its own was not hit, and its first process lives. */
export const limitWithin = ({ limitCgroup }: KernelOomReport): boolean =>
  limitCgroup !== null && isWithinContainer(limitCgroup);

/**
 * What a kernel report leaves open about the end of a container that it names. The kernel names the pod's cgroup for
 * an ordinary hit of the only container's limit, too (facts/metrics.md 4), so that level leaves two.
 */
export function kernelCauses(report: KernelOomReport): CauseId[] {
  const { manual, limitLevel, constraint, global, memoryShort } = report;
  if (manual) {
    return ['userspace-oom'];
  }
  if (limitWithin(report)) {
    return ['child-oom'];
  }
  switch (limitLevel) {
    case 'container':
      return ['container-limit'];
    case 'pod':
      return ['container-limit', 'pod-limit'];
    case 'qos':
    case 'node-allocatable':
    case 'service':
    case 'other':
      // a cgroup above the pods, whatever its name: a nested node's container, a slice of the provider's
      return ['node-allocatable'];
    case 'node':
      // before Linux 5.0 the text does not tell a cpuset from the machine: pages left over say that it may have been one
      return memoryShort === false ? ['node-oom', 'numa-oom'] : ['node-oom'];
    case 'cpuset':
    case 'mempolicy':
      return ['numa-oom'];
    case 'unknown':
      return constraint === 'memcg'
        ? ANY_LIMIT
        : global
          ? ['node-oom', 'numa-oom']
          : [...ANY_LIMIT, 'node-oom', 'numa-oom'];
  }
}
