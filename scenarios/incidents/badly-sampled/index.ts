import { Case } from '../../cases';
import { IncidentScript } from '../../incident';
import { oneLife } from '../../world/demand';
import { MiB } from '../../world/memory';
import { PodSpec } from '../../world/specs';
import { GLOBAL_KILL_IN_SIGHT, KERNEL_TELLS, LIMIT_IN_SIGHT } from '../byKernel';
import { cartAndJob } from '../node-oom/cartAndJob';
import { SmallStory, smallIncident, SmallWorld } from '../smallIncident';

/** How a Prometheus may see a world, other than as it should. */
interface Way {
  suffix: string;
  told: string;
  /** Somebody whose Prometheus saw so; the kills themselves are those of incidents that are sampled well. */
  seenBy: Case;
  changes: Pick<SmallStory, 'sampling' | 'node'>;
  blinded?: boolean;
}

const WAYS: Way[] = [
  {
    suffix: 'two-replicas',
    seenBy: 'kubernetes-sigs/kubernetes-mixin#680',
    told: 'Two replicas of Prometheus write to one storage, and each series is there twice.',
    changes: { sampling: { replicas: true } },
  },
  {
    suffix: 'clock-ahead',
    seenBy: 'kubernetes-retired/heapster#814',
    told: 'The clock of the node is six seconds ahead: so are its log, its statuses and cAdvisor’s samples.',
    changes: { node: { clockAhead: 6 } },
  },
  {
    suffix: 'prometheus-down',
    seenBy: 'prometheus/prometheus#5495',
    told: 'Prometheus is started anew: for three minutes around the kill there is no sample at all.',
    changes: { sampling: { down: { from: 800, to: 1000 } } },
    blinded: true,
  },
];

/** A leak that ends about when the job of `cartAndJob` sorts. */
const leak = ({ deploy }: SmallWorld): PodSpec[] => [
  deploy(
    'mail',
    'archiver',
    {
      memoryRequest: 128 * MiB,
      memoryLimit: 384 * MiB,
      demand: oneLife(
        [
          [0, 60 * MiB],
          [6100, 88 * MiB],
          [6960, 388 * MiB],
        ],
        [[0, 70 * MiB]],
        { activeFile: 4 * MiB, inactiveFile: 2 * MiB, kernel: 3 * MiB },
        0.003
      ),
    },
    { createdAt: -6003 }
  ),
];

/** The same two kills, a limit’s and the node’s, in the eyes of a Prometheus that is not at its best. What tells them in its eyes is what does otherwise, unless the samples that count are missing. */
export const badlySampled: IncidentScript[] = WAYS.flatMap(({ suffix, told, seenBy, changes, blinded = false }) => [
  smallIncident({
    ...changes,
    name: `container-limit-${suffix}`,
    description: `mail/archiver leaks to its limit of 384 MiB. ${told}`,
    cases: ['variant of container-limit-slow-leak', seenBy],
    cast: (world) => ({ pods: leak(world) }),
    kills: ['archiver container-limit'],
    tellable: { archiver: blinded ? KERNEL_TELLS : [...KERNEL_TELLS, ...LIMIT_IN_SIGHT] },
  }),
  smallIncident({
    ...changes,
    node: { ...changes.node, evictionLoopPhase: 9 },
    name: `node-oom-${suffix}`,
    description: `shop/cart dies for batch/etl and the node. ${told}`,
    cases: ['variant of node-oom-small-request', seenBy],
    cast: (world) => ({ pods: cartAndJob(world, 9) }),
    kills: ['cart node-oom'],
    tellable: { cart: blinded ? KERNEL_TELLS : [...KERNEL_TELLS, ...GLOBAL_KILL_IN_SIGHT] },
  }),
]);
