import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { OWN_EXIT_BY_137 } from './tellable';

/**
 * lab1's app-exit-137: a supervisor hands on its child's 137. hashicorp/nomad#12735 took every 137 for an OOM kill and
 * had to take that back.
 */
export const exit137 = smallIncident({
  name: 'app-exit-137',
  description:
    'ledger/exporter is a supervisor that calls exit(137): Error and 137, as a SIGKILL leaves, but nobody killed anything and memory is flat.',
  cases: ['lab1: app-exit-137 22:56:17', 'hashicorp/nomad#12735'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'ledger',
        'exporter',
        {
          comm: 'supervise',
          memoryRequest: 64 * MiB,
          memoryLimit: 256 * MiB,
          demand: () => steady(30 * MiB),
          livenessProbe: true,
          exits: (instance) => (instance < 2 ? { age: instance === 0 ? 7000 + 640 : 76, exitCode: 137 } : undefined),
        },
        { createdAt: -7003 }
      ),
    ],
  }),
  kills: ['exporter app-exit', 'exporter app-exit'],
  tellable: { exporter: OWN_EXIT_BY_137 },
});
