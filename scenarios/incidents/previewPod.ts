import { Demand, steady } from '../world/demand';
import { MiB } from '../world/memory';
import { PodSpec } from '../world/specs';
import { SmallWorld } from './smallIncident';

/** studio/preview at 38 % of its limit: the same container in two worlds that look alike in every series of pods. */
export const previewPod = (
  { deploy }: SmallWorld,
  demand: (base: Demand, instance: number) => Demand = (base) => base
): PodSpec =>
  deploy(
    'studio',
    'preview',
    {
      comm: 'vips',
      memoryRequest: 128 * MiB,
      memoryLimit: 512 * MiB,
      demand: (instance) =>
        demand(steady(184 * MiB, { activeFile: 5 * MiB, inactiveFile: 3 * MiB, kernel: 4 * MiB }), instance),
    },
    { createdAt: -12_003 }
  );
