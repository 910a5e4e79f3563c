import { CGROUP_V1 } from '../nodeKinds';
import { smallIncident } from '../smallIncident';
import { GLOBAL_KILL_IN_SIGHT, KERNEL_TELLS_OF_A_PROCESS } from '../byKernel';
import { cartAndJob } from './cartAndJob';

/** besthub.dev "Why Is My Kubernetes Pod OOMKilled Before Reaching Its Memory Limit?" has `Error`/137; on v1 containerd hears of cgroups' OOMs alone. */
export const errorReasonV1 = smallIncident({
  name: 'node-oom-error-reason-cgroup-v1',
  description: 'And on cgroup v1: Error and 137, one process killed, and no word of a group.',
  cases: [
    'https://www.besthub.dev/articles/why-does-my-kubernetes-pod-get-oomkilled-before-reaching-its-memory-limit-eb2e10464c16',
    'kernel-oom/lab: innocent-v1-cgroupfs-g0',
  ],
  node: { ...CGROUP_V1, evictionLoopPhase: 9 },
  cast: (world) => ({ pods: cartAndJob(world, 9) }),
  kills: ['cart node-oom'],
  tellable: { cart: [...KERNEL_TELLS_OF_A_PROCESS, ...GLOBAL_KILL_IN_SIGHT] },
});
