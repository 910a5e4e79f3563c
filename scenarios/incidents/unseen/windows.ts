import { oneLife } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';

/**
 * A Windows node: a job object's limit lets allocations fail, and the program dies of that with a status of its own
 * (0xC0000017). Assumed: /metrics/cadvisor is empty there, node-exporter is windows-exporter, and nobody collects it.
 */
export const windows = smallIncident({
  name: 'unseen-windows',
  description:
    'legacy/reporting, on Windows, fails an allocation at its job object’s limit and ends with -1073741801 and Error. No kernel log, no cgroups, no node-exporter.',
  cases: ['microsoft/hcsshim#2083', 'moby/moby#39611'],
  bare: true,
  node: {
    unseen: 'windows',
    osImage: 'Windows Server 2022 Datacenter',
    kernelVersion: '10.0.20348.4294',
    services: [],
    kernelMemory: 1200 * MiB,
  },
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'legacy',
        'reporting',
        {
          comm: 'w3wp.exe',
          memoryRequest: 512 * MiB,
          memoryLimit: 1024 * MiB,
          demand: oneLife(
            [
              [0, 500 * MiB],
              [5700, 620 * MiB],
              [6200, 1050 * MiB],
            ],
            [[0, 500 * MiB]],
            {},
            0.004
          ),
        },
        { createdAt: -5003 }
      ),
    ],
  }),
  kills: ['reporting undetermined'],
  tellable: { reporting: [] },
});
