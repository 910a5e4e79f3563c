import { GiB } from './memory';
import { Node } from './node';
import { ContainerInstance, Pod } from './pod';

/** Bytes that a container keeps on the node's disk. */
export interface DiskUse {
  /** Its writable layer, which lies with the images where these have a disk of their own. */
  layer?: number;
  logs?: number;
  /** In the pod's emptyDir volume `data`. */
  emptyDir?: number;
}

/** A node's disks: what is on them beside what pods write. */
export interface DiskSpec {
  nodefs: { capacity: number; used: number };
  /** A disk of its own for images and writable layers. */
  imagefs?: { capacity: number; used: number };
}

export const DEFAULT_DISK: DiskSpec = { nodefs: { capacity: 94 * GiB, used: 31 * GiB } };

export function diskOf(instance: ContainerInstance, seconds: number): Required<DiskUse> {
  const { layer = 0, logs = 0, emptyDir = 0 } = instance.spec.disk?.(seconds - instance.startedAt) ?? {};
  return { layer, logs, emptyDir };
}

/** Layers, logs and volumes of all that runs in a pod: what the kubelet ranks and limits by. */
export function diskOfPod(pod: Pod, seconds: number): number {
  return pod
    .running()
    .map((instance) => diskOf(instance, seconds))
    .reduce((total, { layer, logs, emptyDir }) => total + layer + logs + emptyDir, 0);
}

/** What is free on the kubelet's disk and on that of the images; one and the same where there is only one. */
export function freeDisk(node: Node, seconds: number): { nodefs: Free; imagefs: Free } {
  const { nodefs, imagefs } = node.spec.disk ?? DEFAULT_DISK;
  const all = node.pods.flatMap((pod) => pod.running()).map((instance) => diskOf(instance, seconds));
  const layers = all.reduce((total, { layer }) => total + layer, 0);
  const rest = all.reduce((total, { logs, emptyDir }) => total + logs + emptyDir, 0);
  const free = (capacity: number, used: number): Free => ({ capacity, available: Math.max(0, capacity - used) });
  const own = free(nodefs.capacity, nodefs.used + rest + (imagefs ? 0 : layers));
  return { nodefs: own, imagefs: imagefs ? free(imagefs.capacity, imagefs.used + layers) : own };
}

interface Free {
  capacity: number;
  available: number;
}

/** What a pod of a node has written beyond a limit of its own, in the kubelet's words; null when nothing (eviction_manager.go, localStorageEviction). */
export function brokenLimit(
  pod: Pod,
  seconds: number
): {
  signal: 'emptydirfs.limit' | 'ephemeralpodfs.limit' | 'ephemeralcontainerfs.limit';
  text(quantity: (bytes: number) => string): string;
} | null {
  const { emptyDirLimit, containers } = pod.spec;
  const written = pod.running().map((instance) => ({ instance, ...diskOf(instance, seconds) }));
  const inVolume = written.reduce((total, { emptyDir }) => total + emptyDir, 0);
  if (emptyDirLimit !== undefined && inVolume > emptyDirLimit) {
    const text = (quantity: (bytes: number) => string) =>
      `Usage of EmptyDir volume "data" exceeds the limit "${quantity(emptyDirLimit)}". `;
    return { signal: 'emptydirfs.limit', text };
  }
  const limits = containers.map(({ ephemeralLimit }) => ephemeralLimit);
  const ofPod = limits.every((limit) => limit !== undefined) ? limits.reduce((total, limit) => total + limit, 0) : null;
  if (ofPod !== null && diskOfPod(pod, seconds) > ofPod) {
    const text = (quantity: (bytes: number) => string) =>
      `Pod ephemeral local storage usage exceeds the total limit of containers ${quantity(ofPod)}. `;
    return { signal: 'ephemeralpodfs.limit', text };
  }
  for (const { instance, layer, logs } of written) {
    const { name, ephemeralLimit } = instance.spec;
    if (ephemeralLimit !== undefined && layer + logs > ephemeralLimit) {
      const text = (quantity: (bytes: number) => string) =>
        `Container ${name} exceeded its local ephemeral storage limit "${quantity(ephemeralLimit)}". `;
      return { signal: 'ephemeralcontainerfs.limit', text };
    }
  }
  return null;
}
