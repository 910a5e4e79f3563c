import { catalogue } from '../../scenarios';
import { usage } from '../../scenarios/world/memory';

const END = Date.UTC(2026, 10, 23, 12);

describe('the worlds of scenarios/', () => {
  it.each(catalogue.map((script) => [script.name, script] as const))(
    '%s conserves the memory of its nodes in every second',
    (_, script) => {
      const { cluster } = script.simulate(END);
      for (const { node } of cluster.kubelets) {
        const { memory } = node.ledger;
        // cgroups hold whole bytes, so that nothing but exactness is expected
        const totals = new Set(memory.map(({ parts, free }) => usage(parts) + free));
        expect([node.spec.name, [...totals]]).toEqual([node.spec.name, [expect.any(Number)]]);
        const least = memory.reduce((low, { free, parts }) => Math.min(low, free, ...Object.values(parts)), Infinity);
        expect(least).toBeGreaterThanOrEqual(0);
      }
    }
  );
});
