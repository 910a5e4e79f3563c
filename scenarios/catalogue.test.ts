import { catalogue, incidents } from './index';

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

  it.each(small)('$name builds and tells the whole truth', (script) => {
    const incident = script.build(END); // `verify` throws when the world did not do what the story tells
    incident.truth.forEach((entry) => {
      expect(Date.parse(entry.time)).toBeLessThan(END);
      expect(entry.tellableFrom).toBeDefined();
      entry.tellableFrom?.flat().forEach((family) => expect(FAMILIES).toContain(family));
      expect(minimal(entry.tellableFrom ?? [])).toEqual(entry.tellableFrom);
    });
    expect(JSON.stringify(incident.series)).not.toMatch(/"v":null|undefined/); // what is no finite number
    expect(JSON.stringify([incident.events, incident.pods, incident.truth])).not.toMatch(/undefined|NaN/);
  });

  it.each(small.filter((_, i) => i % 5 === 0))('$name is the same each time', (script) => {
    // compared as text: expecting a hundred thousand samples one by one takes seconds
    expect(JSON.stringify(script.build(END)) === JSON.stringify(script.build(END))).toBe(true);
  });
});

/** Without the sets that hold another one. */
function minimal(sets: string[][]): string[][] {
  return sets.filter((set) => !sets.some((other) => other !== set && other.every((family) => set.includes(family))));
}
