import { Cause } from '../Cause';
import { againstKernel, forKernel, labelAgainstCgroup } from '../kernelFindings';

/** A NUMA node or cpuset ran out while the machine had memory. Rare, and only the kernel's report tells it. */
export const numaOom: Cause = {
  id: 'numa-oom',
  endedBy: 'kernel',
  tellable: false,
  decidedBy: ['kernel-log'],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.002 : 0),
  weigh: (facts) => [
    ...againstKernel('numa-oom', facts),
    ...forKernel('numa-oom', facts),
    ...labelAgainstCgroup('numa-oom', facts),
  ],
};
