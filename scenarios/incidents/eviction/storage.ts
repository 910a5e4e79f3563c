import { steady } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { ContainerPlan } from '../platform';
import { smallIncident } from '../smallIncident';
import { EVICTED, OWN_LIMIT } from './tellable';

const AGE = 50_000;
const options = { createdAt: -AGE - 3 };

/** Writes `perSecond` bytes from the world's second `from` on, `most` at last. */
const writer = (
  what: 'layer' | 'logs' | 'emptyDir',
  from: number,
  perSecond: number,
  most: number,
  more: Partial<ContainerPlan> = {}
): ContainerPlan => ({
  memoryRequest: 128 * MiB,
  memoryLimit: 256 * MiB,
  demand: () => steady(70 * MiB, { inactiveFile: 60 * MiB }),
  disk: (age) => ({ [what]: Math.min(most, 40 * MiB + perSecond * Math.max(0, age - AGE - from)) }),
  ...more,
});

/** The disk of logs and volumes is below 10 %, for a file in an emptyDir. */
export const nodefs = smallIncident({
  name: 'storage-eviction-nodefs',
  description:
    'export/dump fills the disk of the node with its volume; nodefs.available falls below 10 % and the kubelet evicts it. Memory has nothing to do with it.',
  cases: ['kubernetes/kubernetes#35406', 'concourse/hush-house#8'],
  node: { disk: { nodefs: { capacity: 60 * GiB, used: 38 * GiB } } },
  cast: ({ deploy }) => ({
    pods: [deploy('export', 'dump', writer('emptyDir', 300, 60 * MiB, 30 * GiB), options)],
  }),
  kills: ['dump storage-eviction nodefs.available'],
  tellable: { dump: EVICTED },
});

/** Images and writable layers on a disk of their own, below 15 %. */
export const imagefs = smallIncident({
  name: 'storage-eviction-imagefs',
  description:
    'ci/builder writes into its own layer until the disk of the images is below 15 %: evicted for imagefs.available.',
  cases: ['kubernetes/kubernetes#66151', 'hystax/optscale#830'],
  node: {
    disk: { nodefs: { capacity: 40 * GiB, used: 9 * GiB }, imagefs: { capacity: 50 * GiB, used: 30 * GiB } },
  },
  cast: ({ deploy }) => ({
    pods: [deploy('ci', 'builder', writer('layer', 240, 45 * MiB, 30 * GiB), options)],
  }),
  kills: ['builder storage-eviction imagefs.available'],
  tellable: { builder: EVICTED },
});

/** lab1's storage-eviction, with its words. */
export const emptyDir = smallIncident({
  name: 'storage-eviction-empty-dir',
  description:
    'export/writer has a volume of 100 MiB and writes 160 into it: evicted, and a new pod starts; the node never was short of anything.',
  cases: ['lab1: storage-eviction 23:37:31'],
  cast: ({ deploy }) => ({
    pods: [
      deploy('export', 'writer', writer('emptyDir', 660, 4 * MiB, 160 * MiB), { ...options, emptyDirLimit: 100 * MiB }),
    ],
  }),
  kills: ['writer storage-eviction emptydirfs.limit'],
  tellable: { writer: OWN_LIMIT },
});

/** Logs count for ephemeral storage as well as volumes and layers. */
export const ephemeralLimit = smallIncident({
  name: 'storage-eviction-ephemeral-limit',
  description:
    'A debug log of search/crawler passes its limit of 1 GiB for ephemeral storage: Pod ephemeral local storage usage exceeds the total limit of containers.',
  cases: ['kubernetes/kubernetes#122160', 'kubernetes/kubernetes#124333'],
  cast: ({ deploy }) => ({
    pods: [deploy('search', 'crawler', writer('logs', 420, 3 * MiB, 2 * GiB, { ephemeralLimit: 1 * GiB }), options)],
  }),
  kills: ['crawler storage-eviction ephemeralpodfs.limit'],
  tellable: { crawler: OWN_LIMIT },
});

/** A program that forks and never waits: the node has no process ids left. */
export const pids = smallIncident({
  name: 'storage-eviction-pids',
  description:
    'chat/bridge leaks threads until the node is short of process ids: evicted for pid.available, which hits whoever has the most of them.',
  cases: ['kubernetes/kubernetes#98206', 'kubernetes/kubernetes#89359'],
  node: { pids: { max: 32_768, threshold: 2048 } },
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'chat',
        'bridge',
        {
          memoryRequest: 256 * MiB,
          memoryLimit: 1 * GiB,
          demand: () => steady(230 * MiB),
          pids: (age) => Math.min(34_000, 60 + Math.floor(90 * Math.max(0, age - AGE - 400))),
        },
        options
      ),
    ],
  }),
  kills: ['bridge storage-eviction pid.available'],
  tellable: { bridge: EVICTED },
});
