import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/** A person and /proc/sysrq-trigger: a global kill that is counted as one, and no memory was short (kernel-oom/public 04). */
export const sysrq = smallIncident({
  name: 'userspace-oom-sysrq',
  description:
    'Somebody writes f to /proc/sysrq-trigger to get a hanging node back. It had 5 GiB available; the kernel kills club/members, which scores most.',
  cases: [
    'rfjakob/earlyoom#358',
    'https://github.com/CarstenGrohmann/OOMAnalyser/blob/b35dd5fb99e09294088c4d1556f22ac8bf99d462/OOMAnalyser.py',
  ],
  node: { manualOomAt: [921] },
  cast: ({ deploy }) => ({
    pods: [
      deploy('club', 'members', { memoryRequest: 64 * MiB, memoryLimit: 512 * MiB, demand: () => steady(260 * MiB) }),
    ],
  }),
  kills: ['members userspace-oom sysrq'],
  tellable: { members: KERNEL_TELLS },
});
