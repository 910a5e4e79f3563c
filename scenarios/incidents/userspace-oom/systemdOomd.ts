import { garbageCollected, oneLife } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { DAEMON_TELLS } from '../byKernel';

/** coreos/fedora-coreos-tracker#840: "the kubelet would think a random process crashed". The counterpart of node-oom-thrashing, where the kernel kills. */
export const systemdOomd = smallIncident({
  name: 'userspace-oom-systemd-oomd',
  description:
    'systemd-oomd watches the pressure of kubepods and kills feeds/crawler, the largest, after twenty seconds of thrashing: Error and 137, no count of the kernel moves, no event.',
  cases: ['coreos/fedora-coreos-tracker#840'],
  node: {
    evictionHard: 40 * MiB,
    osImage: 'Fedora CoreOS 42.20251110.3.0',
    kernelVersion: '6.17.7-200.fc42.x86_64',
    oomDaemon: { kind: 'systemd-oomd', pressure: 0.6, seconds: 20 },
  },
  cast: ({ deploy }) => ({
    pods: [
      deploy('feeds', 'store', {
        memoryRequest: 900 * MiB,
        demand: () => garbageCollected(500 * MiB, 560 * MiB, 400, { activeFile: 420 * MiB, inactiveFile: 60 * MiB }),
      }),
      deploy(
        'feeds',
        'crawler',
        {
          comm: 'python3',
          memoryRequest: 4 * GiB,
          demand: oneLife(
            [
              [0, 500 * MiB],
              [4600, 3.6 * GiB],
              [4900, 4.85 * GiB],
              [4905, 5.3 * GiB],
            ],
            [[0, 500 * MiB]],
            { activeFile: 60 * MiB, inactiveFile: 40 * MiB, kernel: 14 * MiB },
            0.001
          ),
        },
        { createdAt: -4003 }
      ),
    ],
  }),
  kills: ['crawler userspace-oom systemd-oomd'],
  tellable: { crawler: DAEMON_TELLS },
});
