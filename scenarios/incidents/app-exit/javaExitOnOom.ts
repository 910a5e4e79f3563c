import { garbageCollected } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { OWN_EXIT_CODE } from './tellable';

/** HotSpot's -XX:+ExitOnOutOfMemoryError leaves with 3 (os::exit(3) in debug.cpp report_java_out_of_memory). */
export const javaExitOnOom = smallIncident({
  name: 'app-exit-java-heap',
  description:
    'billing/invoicer fills its Java heap, which stands flat at -Xmx, and leaves with exit code 3 for -XX:+ExitOnOutOfMemoryError; the container never nears its limit.',
  cases: ['lsst-sqre/phalanx#2043', 'risingwavelabs/risingwave#25625'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'billing',
        'invoicer',
        {
          comm: 'java',
          memoryRequest: 1 * GiB,
          memoryLimit: 1.5 * GiB,
          cpuRequest: 0.5,
          demand: () => garbageCollected(880 * MiB, 930 * MiB, 60, { kernel: 10 * MiB }),
          livenessProbe: true,
          exits: (instance) => (instance === 0 ? { age: 20_000 + 815, exitCode: 3 } : undefined),
        },
        { createdAt: -20_003 }
      ),
    ],
  }),
  kills: ['invoicer app-exit'],
  tellable: { invoicer: OWN_EXIT_CODE },
});
