import { MemoryParts, MiB, wholePages } from './memory';
import { Noise } from './random';

// Looked up once: in a test's own realm each look at a global is slow.
const { exp, floor, max, min, pow, round } = Math;

/**
 * What a program would hold at an age (seconds of its own running time) if nobody stopped it. Page cache is a wish:
 * it fills slowly and the kernel takes it back when memory is short.
 */
export type Demand = (age: number, noise: Noise) => MemoryParts;

interface Shape {
  /** Page cache that is used again and again, counted in the working set. */
  activeFile?: number;
  /** Page cache read once: logs, downloads. */
  inactiveFile?: number;
  shmem?: number;
  kernel?: number;
}

/** Builds a demand out of its anonymous memory and a resting composition of the rest. */
export function program(anon: (age: number, noise: Noise) => number, shape: Shape = {}): Demand {
  const { activeFile = 12 * MiB, inactiveFile = 8 * MiB, shmem = 0, kernel = 4 * MiB } = shape;
  return (age, noise) => ({
    anon: wholePages(anon(age, noise)),
    activeFile: wholePages(activeFile * (1 + 0.04 * noise(11, age / 240))),
    inactiveFile: wholePages(inactiveFile * (0.55 + 0.45 * noise(12, age / 400))),
    shmem: wholePages(shmem),
    kernel: wholePages(kernel * (1 + 0.06 * noise(13, age / 90))),
  });
}

/** A service that warms up within minutes and then wanders by a few per cent. */
export function steady(anon: number, shape?: Shape, wander = 0.03): Demand {
  return program(
    (age, noise) =>
      anon * (1 - 0.8 * exp(-age / 70)) * (1 + wander * noise(1, age / 300) + 0.4 * wander * noise(2, age / 35)),
    shape
  );
}

/** A garbage-collected heap: it climbs to `high`, is collected to `low`, never quite alike. */
export function garbageCollected(low: number, high: number, periodSeconds: number, shape?: Shape): Demand {
  return program((age, noise) => {
    const phase = age / periodSeconds + 0.22 * noise(3, age / (periodSeconds * 2.7));
    const tooth = phase - floor(phase);
    const base = low * (1 + 0.02 * noise(4, age / 500));
    const warm = 1 - 0.85 * exp(-age / 60);
    return warm * (base + (high - low) * pow(tooth, 0.85) + 0.008 * low * noise(5, age / 9));
  }, shape);
}

/** A program that does next to nothing: two samples are often the same. */
export function idle(anon: number, shape?: Shape): Demand {
  const { kernel = 1 * MiB, activeFile = 2 * MiB, inactiveFile = 1 * MiB, shmem = 0 } = shape ?? {};
  return (age, noise) => ({
    anon: wholePages(anon + 64 * 1024 * round(2 * noise(6, floor(age / 600)))),
    activeFile,
    inactiveFile,
    shmem,
    kernel,
  });
}

type Points = Array<[age: number, bytes: number]>;

/** Anonymous memory by corner points [age in seconds, bytes], straight lines between them and a rough surface. */
export function stages(points: Points, shape?: Shape, roughness = 0.01): Demand {
  return program(
    (age, noise) => interpolate(points, age) * (1 + roughness * noise(7, age / 12) + roughness * noise(8, age / 70)),
    shape
  );
}

/** The first life of a container goes through the one list of corner points, each later one through the other. */
export const oneLife =
  (first: Points, later: Points, shape?: Shape, roughness?: number) =>
  (instance: number): Demand =>
    stages(instance === 0 ? first : later, shape, roughness);

/** On top of `base`: `bytes` more within `seconds`, starting at `age`, for whoever lives so long. */
export function withBurst(base: Demand, age: number, bytes: number, seconds: number): Demand {
  return (at, noise) => {
    const parts = base(at, noise);
    const grown = min(1, max(0, (at - age) / seconds));
    return { ...parts, anon: parts.anon + wholePages(bytes * grown) };
  };
}

function interpolate(points: Array<[number, number]>, x: number): number {
  const next = points.findIndex(([age]) => age >= x);
  if (next === -1) {
    return points[points.length - 1][1];
  }
  if (next === 0) {
    return points[0][1];
  }
  const [x0, y0] = points[next - 1];
  const [x1, y1] = points[next];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
