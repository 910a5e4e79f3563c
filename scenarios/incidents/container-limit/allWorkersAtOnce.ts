import { gunicornWeb } from '../child-oom/gunicorn';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/**
 * After kubernetes/kubernetes#117793 (Azure/AKS#4154): since 1.28 one worker's OOM takes the whole container. The counterpart of
 * child-oom-gunicorn-worker, where the same worker dies alone.
 */
export const allWorkersAtOnce = smallIncident({
  name: 'container-limit-group-kill',
  description:
    'portal/web runs three workers. One of them grows until the container stands at its limit of 512 MiB, and all of them die with it (memory.oom.group).',
  cases: ['kubernetes/kubernetes#117793', 'Azure/AKS#4154'],
  cast: (world) => ({ pods: [gunicornWeb(world)] }),
  kills: ['web container-limit'],
  tellable: {
    web: [
      ...KERNEL_TELLS,
      ['ksm-reasons', 'ksm-resources', 'cadvisor-memory', 'cadvisor-root'],
      ['ksm-reasons', 'ksm-resources', 'ksm-pods', 'cadvisor-memory', 'node-memory'],
    ],
  },
});
