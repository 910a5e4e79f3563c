import { GiB, MiB } from './memory';
import { badness, chooseVictim } from './oomKiller';

const SIXTEEN = 16 * GiB;

function candidate(subject: string, anon: number, oomScoreAdj: number) {
  return { subject, anon, file: 0, shmem: 0, oomScoreAdj, pageTables: 0 };
}

describe('chooseVictim', () => {
  it('takes a small pod with a small request before a large one with a large request', () => {
    const cart = candidate('cart', 620 * MiB, 992);
    const etl = candidate('etl', 11 * GiB, 328);
    expect(chooseVictim([etl, cart], SIXTEEN)?.subject).toBe('cart');
  });

  it('takes the large one once it is further above its request', () => {
    const cart = candidate('cart', 620 * MiB, 992);
    const etl = candidate('etl', 11.9 * GiB, 328);
    expect(chooseVictim([cart, etl], SIXTEEN)?.subject).toBe('etl');
  });

  it('weighs use by the limit of the cgroup that ran full', () => {
    const [idle, busy] = [candidate('idle', 0, 900), candidate('busy', 2 * GiB, 600)];
    expect(chooseVictim([idle, busy], SIXTEEN)?.subject).toBe('idle');
    expect(chooseVictim([idle, busy], 4 * GiB)?.subject).toBe('busy');
  });

  it('never takes a task with -1000, and nobody when there is no other', () => {
    expect(badness(candidate('sshd', GiB, -1000), SIXTEEN)).toBe(-Infinity);
    expect(chooseVictim([candidate('sshd', GiB, -1000)], SIXTEEN)).toBeNull();
  });
});
