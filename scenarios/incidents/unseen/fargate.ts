import { oneLife } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';

/**
 * Fargate: a machine for each pod, to which nobody has access. Assumed: the kubelet is not scraped there (its port is
 * reached through the API server only), DaemonSets do not run, and there is nothing but kube-state-metrics.
 */
export const fargate = smallIncident({
  name: 'unseen-fargate',
  description:
    'shop/newsletter runs on a Fargate node of 2 GiB without a limit of its own, and is OOMKilled when that machine is full. Only kube-state-metrics tells of it.',
  cases: ['aws/containers-roadmap#1798', 'prometheus/prometheus#10449'],
  bare: true,
  node: {
    name: 'fargate-ip-10-41-7-29.eu-central-1.compute.internal',
    unseen: 'virtual',
    memTotal: 2_011_000 * 1024,
    kernelMemory: 90 * MiB,
    osImage: 'Amazon Linux 2',
    kernelVersion: '5.10.245-243.970.amzn2.x86_64',
    kubeletVersion: 'v1.33.4-eks-3025e55',
    evictionHard: 0,
  },
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'shop',
        'newsletter',
        {
          comm: 'ruby',
          memoryRequest: 1 * GiB,
          demand: oneLife(
            [
              [0, 400 * MiB],
              [5900, 500 * MiB],
              [5925, 1.9 * GiB],
            ],
            [[0, 300 * MiB]],
            {},
            0.004
          ),
        },
        { createdAt: -5003 }
      ),
    ],
  }),
  kills: ['newsletter undetermined'],
  tellable: { newsletter: [] },
});
