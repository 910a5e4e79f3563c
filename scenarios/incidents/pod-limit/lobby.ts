import { Demand, stages, withBurst } from '../../world/demand';
import { MiB, wholePages } from '../../world/memory';
import { PodSpec } from '../../world/specs';
import { SmallWorld } from '../smallIncident';

const unpacking: Demand = (age, noise) => ({
  anon: wholePages(9 * MiB * (1 + 0.05 * noise(1, age / 20))),
  activeFile: MiB,
  inactiveFile: MiB,
  shmem: wholePages(Math.min(196, age * 16) * MiB),
  kernel: 2 * MiB,
});

/** The same work with a volume on disk. */
const unpackingToDisk: Demand = (age, noise) => ({ ...unpacking(age, noise), shmem: 0, inactiveFile: 60 * MiB });

/** A game server whose init container unpacks maps into a volume, in memory or on disk; `bursts` makes the server itself grow. */
export function lobby({ deploy }: SmallWorld, { inMemory, bursts }: { inMemory: boolean; bursts: boolean }): PodSpec {
  const serving = (instance: number): Demand => {
    const base = stages(
      [
        [0, 12 * MiB],
        [40, 26 * MiB],
        [instance === 0 ? 500 : 4000, 64 * MiB],
      ],
      { activeFile: 2 * MiB, inactiveFile: MiB, kernel: 2 * MiB },
      0.004
    );
    return bursts && instance === 0 ? withBurst(base, 416, 300 * MiB, 3) : base;
  };
  return deploy(
    'game',
    'lobby',
    { memoryRequest: 64 * MiB, memoryLimit: 256 * MiB, demand: serving },
    {
      createdAt: 240,
      initContainers: [
        {
          name: 'unpack-maps',
          comm: 'tar',
          image: 'registry.example/game/maps:19',
          memoryRequest: 64 * MiB,
          memoryLimit: 256 * MiB,
          writesMemoryVolume: inMemory,
          demand: () => (inMemory ? unpacking : unpackingToDisk),
          exits: () => ({ age: 15, exitCode: 0 }),
        },
      ],
    }
  );
}
