import { Demand, garbageCollected } from '../../world/demand';
import { MiB, wholePages } from '../../world/memory';
import { twoContainers } from '../podsOfTwo';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/** Keeps frames in the volume: hardly any memory of its own, and the files of its last life are not its own any more. */
const caching =
  (most: number, perSecond: number): Demand =>
  (age, noise) => ({
    anon: wholePages(46 * MiB * (1 + 0.05 * noise(1, age / 60))),
    activeFile: 3 * MiB,
    inactiveFile: 2 * MiB,
    shmem: wholePages(Math.min(most, 12 + age * perSecond) * MiB),
    kernel: 4 * MiB,
  });

/**
 * After kubernetes/website#36494: a memory-backed volume counts for the pod. Its first writer dies at its own limit, its
 * next one starts below a volume that is nearly full, and it is the sum that runs full. The counterpart of container-limit-one-of-two.
 */
export const sumOfTwo = smallIncident({
  name: 'pod-limit-sum-of-two',
  description:
    'media/encoder shares a memory-backed volume between two containers of 384 and 640 MiB. The frames that an earlier one left there and the encoder’s buffers make up the sum of both limits, while the encoder stands at a third of its own.',
  cases: ['kubernetes/website#36494'],
  cast: ({ deploy }) => ({
    pods: [
      twoContainers(
        deploy(
          'media',
          'encoder',
          {
            comm: 'ffmpeg',
            memoryRequest: 256 * MiB,
            memoryLimit: 640 * MiB,
            demand: (instance) =>
              instance === 0
                ? garbageCollected(400 * MiB, 440 * MiB, 240)
                : garbageCollected(140 * MiB, 180 * MiB, 240),
          },
          { createdAt: -5003 }
        ),
        {
          name: 'frame-cache',
          image: 'registry.example/media/frame-cache:2',
          memoryRequest: 64 * MiB,
          memoryLimit: 384 * MiB,
          writesMemoryVolume: true,
          demand: (instance) => (instance === 0 ? caching(318, 1) : caching(236, 0.3)),
          exits: (instance) => (instance === 0 ? { age: 5003 + 260, exitCode: 0 } : undefined),
        }
      ),
    ],
  }),
  kills: ['encoder pod-limit'],
  tellable: { encoder: KERNEL_TELLS },
});
