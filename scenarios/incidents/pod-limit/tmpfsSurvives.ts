import { Demand } from '../../world/demand';
import { MiB, wholePages } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_AND_MEMORY_TELL, ONLY_LIMIT_LEFT } from '../byKernel';

/** Replays its journal from the volume into memory as it starts, and goes on writing into it. */
const journalling = (written: (age: number) => number): Demand => {
  return (age, noise) => ({
    anon: wholePages((18 + Math.min(70, age * 2)) * MiB * (1 + 0.02 * noise(1, age / 30))),
    activeFile: MiB,
    inactiveFile: MiB,
    shmem: wholePages(written(age) * MiB),
    kernel: 2 * MiB,
  });
};

/** kubernetes/kubernetes#128339: an emptyDir in memory survives the restart that it has caused, and causes the next. */
export const tmpfsSurvives = smallIncident({
  name: 'pod-limit-tmpfs-survives',
  description:
    'queue/broker fills its memory-backed journal up to its limit of 300 MiB and is killed. The journal survives, so the next one has 90 MiB left, and is killed while it replays; and so on.',
  cases: ['kubernetes/kubernetes#128339'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'queue',
        'broker',
        {
          memoryRequest: 96 * MiB,
          memoryLimit: 300 * MiB,
          writesMemoryVolume: true,
          demand: (instance) =>
            instance === 0 ? journalling((age) => Math.max(0, (age - 4400) * 0.25)) : journalling((age) => age * 0.02),
        },
        { createdAt: -4003 }
      ),
    ],
  }),
  kills: ['broker container-limit', ...Array.from({ length: 6 }, () => 'broker pod-limit')],
  tellable: {
    broker: KERNEL_AND_MEMORY_TELL,
    // near its limit by what may have been page cache: the others must be excluded
    'container-limit-broker-1': [...KERNEL_AND_MEMORY_TELL, ...ONLY_LIMIT_LEFT],
  },
});
