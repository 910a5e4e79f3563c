import { Cgroup } from './cgroup';
import { MiB } from './memory';
import { NodeLedger } from './nodeLedger';

function cgroup(anon: number): Cgroup {
  const made = new Cgroup(0, 10);
  made.parts = { anon, activeFile: 0, inactiveFile: 0, shmem: 0, kernel: 0 };
  return made;
}

describe('NodeLedger', () => {
  it('gives back exactly what a dead cgroup held', () => {
    const ledger = new NodeLedger('worker', 100 * MiB, 10, 0, 0);
    const [cart, etl] = [cgroup(30 * MiB), cgroup(60 * MiB)];
    ledger.close(0, [cart, etl], 0, 0);
    cart.endedAt = 0.5;
    etl.parts = { ...etl.parts, anon: 70 * MiB };
    ledger.close(1, [etl], 0, 0);
    expect(ledger.memory.map(({ free }) => free)).toEqual([10 * MiB, 30 * MiB]);
  });

  it('throws when a cgroup vanishes alive', () => {
    const ledger = new NodeLedger('worker', 100 * MiB, 10, 0, 0);
    const [cart, etl] = [cgroup(30 * MiB), cgroup(60 * MiB)];
    ledger.close(0, [cart, etl], 0, 0);
    expect(() => ledger.close(1, [etl], 0, 0)).toThrow('worker at 1 s');
  });

  it('throws when more is in use than there is', () => {
    const ledger = new NodeLedger('worker', 100 * MiB, 10, 0, 0);
    expect(() => ledger.close(0, [cgroup(101 * MiB)], 0, 0)).toThrow('worker at 0 s');
  });
});
