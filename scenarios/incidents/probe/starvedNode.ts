import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { SmallWorld, smallIncident } from '../smallIncident';
import { failing } from './hangs';
import { FAILED_PROBE } from './tellable';

/** After antrea-io/antrea#833 and kubernetes/kubernetes#6532: probes of a second's patience on a node that has no CPU left. */
export const starvedNode = smallIncident({
  name: 'probe-starved-node',
  description:
    'A compile job takes every core of the node: three services that are quite well fail their liveness probes of one second, and are restarted within two minutes. Memory is plenty.',
  cases: ['antrea-io/antrea#833', 'kubernetes/kubernetes#6532'],
  cast: (world) => ({
    pods: [service(world, 'router', 605), service(world, 'quota', 621), service(world, 'flags', 648)],
  }),
  kills: ['router probe', 'quota probe', 'flags probe'],
  tellable: { router: FAILED_PROBE, quota: FAILED_PROBE, flags: FAILED_PROBE },
});

const service = ({ deploy }: SmallWorld, app: string, from: number) =>
  deploy('edge', app, {
    memoryRequest: 64 * MiB,
    memoryLimit: 256 * MiB,
    demand: () => steady(52 * MiB),
    onSigterm: { afterSeconds: 6.5, exitCode: 143 },
    probes: { liveness: failing((_, s) => s > from && s < from + 38) },
  });
