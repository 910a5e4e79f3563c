import { Incident, Simulation } from './incident';
import { catalogue, incidents } from './index';
import { usage } from './world/memory';

const END = Date.UTC(2026, 10, 23, 12);

/** The contract's families of evidence. */
const FAMILIES =
  'ksm-reasons ksm-restarts ksm-status ksm-resources ksm-pods ksm-node cadvisor-memory cadvisor-oom cadvisor-root cadvisor-kubepods kubelet node-memory node-vmstat node-pressure node-boot ksm-workloads ksm-disruption scrapes kernel-log events kubelet-log daemon-log pods'.split(
    ' '
  );

/** The shown ones have tests of their own, and take seconds each. */
const small = catalogue.filter((script) => !incidents.includes(script));

describe('the catalogue', () => {
  it('names each incident once, and finds it', () => {
    expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length);
  });

  it.each(incidents)('$name conserves the memory of its nodes in every second', (script) => {
    conserves(script.simulate(END));
  });
});

describe.each(small.map((script, i) => ({ name: script.name, script, isBuiltAgain: i % 5 === 0 })))(
  'the catalogue’s $name',
  ({ script, isBuiltAgain }) => {
    let world: Simulation | null;
    let incident: Incident | null;
    beforeAll(() => {
      world = script.simulate(END); // `verify` throws when the world did not do what the story tells
      incident = script.sample(world);
    });
    afterAll(() => {
      [world, incident] = [null, null];
    });

    it('conserves the memory of its nodes in every second', () => {
      conserves(world!);
    });

    it('builds and tells the whole truth', () => {
      const { truth, series, events, pods } = incident!;
      truth.forEach((entry) => {
        expect(Date.parse(entry.time)).toBeLessThan(END);
        expect(entry.tellableFrom).toBeDefined();
        entry.tellableFrom?.flat().forEach((family) => expect(FAMILIES).toContain(family));
        expect(minimal(entry.tellableFrom ?? [])).toEqual(entry.tellableFrom);
      });
      expect(JSON.stringify(series)).not.toMatch(/"v":null|undefined/); // what is no finite number
      expect(JSON.stringify([events, pods, truth])).not.toMatch(/undefined|NaN/);
    });

    if (isBuiltAgain) {
      it('is the same each time', () => {
        // compared as text: expecting a hundred thousand samples one by one takes seconds
        expect(JSON.stringify(script.build(END)) === JSON.stringify(incident)).toBe(true);
      });
    }
  }
);

/** Cgroups hold whole bytes, so that nothing but exactness is expected; and nothing is negative. */
function conserves({ cluster }: Simulation): void {
  for (const { node } of cluster.kubelets) {
    const { memory } = node.ledger;
    const totals = new Set(memory.map(({ parts, free }) => usage(parts) + free));
    expect([node.spec.name, [...totals]]).toEqual([node.spec.name, [expect.any(Number)]]);
    const least = memory.reduce((low, { free, parts }) => Math.min(low, free, ...Object.values(parts)), Infinity);
    expect(least).toBeGreaterThanOrEqual(0);
  }
}

/** Without the sets that hold another one. */
function minimal(sets: string[][]): string[][] {
  return sets.filter((set) => !sets.some((other) => other !== set && other.every((family) => set.includes(family))));
}
