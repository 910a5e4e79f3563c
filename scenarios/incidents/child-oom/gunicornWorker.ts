import { gunicornWeb } from './gunicorn';
import { smallIncident } from '../smallIncident';
import { CHILD_KILLED } from './tellable';

/** After kubernetes-mixin#822 and kubernetes/kubernetes#50632; singleProcessOOMKill is the kubelet's since 1.32. The counterpart of container-limit-group-kill. */
export const gunicornWorker = smallIncident({
  name: 'child-oom-gunicorn-worker',
  description:
    'portal/web runs three workers on a node with singleProcessOOMKill. One of them grows until the container stands at its limit of 512 MiB, is killed alone, and is started again. Nothing restarts, no status changes.',
  cases: ['kubernetes-sigs/kubernetes-mixin#822', 'kubernetes/kubernetes#50632'],
  node: { groupKill: false },
  cast: (world) => ({ pods: [gunicornWeb(world, 1)] }),
  kills: ['web child-oom'],
  tellable: { web: CHILD_KILLED },
});
