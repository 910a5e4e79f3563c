import { compareForEviction, evictionRanks, ForEviction, Priority } from './evictionOrder';

const Mi = 2 ** 20;
const Gi = 2 ** 30;
const LOW = -1;
const DEFAULT = 0;
const HIGH = 1;
const pod = (requestBytes: number, usageBytes: number, priority: Priority = DEFAULT): ForEviction => ({
  requestBytes,
  usageBytes,
  priority,
});

describe('the order in which the kubelet evicts', () => {
  // figures of kubernetes pkg/kubelet/eviction/helpers_test.go @ v1.36, in the order that upstream expects
  it.each<[string, ForEviction[]]>([
    [
      'TestOrderedByPriorityMemory',
      [
        pod(0, 500 * Mi, LOW),
        pod(0, 50 * Mi, LOW),
        pod(100 * Mi, 600 * Mi, HIGH),
        pod(100 * Mi, 150 * Mi, HIGH),
        pod(Gi, 800 * Mi, LOW),
        pod(Gi, 200 * Mi, LOW),
        pod(Gi, 800 * Mi, HIGH),
        pod(Gi, 200 * Mi, HIGH),
      ],
    ],
    [
      'TestOrderedByMemory',
      [
        pod(100 * Mi, 800 * Mi),
        pod(0, 500 * Mi),
        pod(0, 300 * Mi),
        pod(100 * Mi, 300 * Mi),
        pod(Gi, 800 * Mi),
        pod(Gi, 200 * Mi),
      ],
    ],
    [
      // eviction_manager_test.go: best-effort-low-priority of 100 Mi goes first, and not the largest
      'TestMemoryPressure',
      [
        pod(0, 100 * Mi, LOW),
        pod(100 * Mi, 400 * Mi),
        pod(0, 400 * Mi, HIGH),
        pod(Gi, 900 * Mi, LOW),
        pod(100 * Mi, 50 * Mi),
      ],
    ],
    ['TestMemoryPressure_VerifyPodStatus', [pod(100 * Mi, 700 * Mi), pod(Gi, 900 * Mi)]],
  ])('%s', (_, expected) => {
    const shuffled = [...expected.slice(2), ...expected.slice(0, 2)].reverse();
    const ranks = evictionRanks(shuffled);
    expect(expected.map((one) => ranks[shuffled.indexOf(one)])).toEqual(expected.map((_one, i) => i + 1));
  });

  it('leaves undecided what an unknown priority would decide', () => {
    expect(compareForEviction(pod(0, 500 * Mi, 'bulk'), pod(0, 50 * Mi, DEFAULT))).toBeNull();
    expect(compareForEviction(pod(0, 500 * Mi, null), pod(0, 50 * Mi, DEFAULT))).toBeNull();
  });

  it('decides without a priority’s value where it does not matter', () => {
    expect(compareForEviction(pod(0, 500 * Mi, 'bulk'), pod(Gi, 50 * Mi, 'web'))).toBeLessThan(0);
    expect(compareForEviction(pod(0, 50 * Mi, 'bulk'), pod(0, 500 * Mi, 'bulk'))).toBeGreaterThan(0);
    expect(compareForEviction(pod(0, 50 * Mi, 'bulk'), pod(0, 500 * Mi, 2_000_000_000))).toBeLessThan(0);
  });

  it('leaves undecided what lies within the error of the use', () => {
    const near = { ...pod(100 * Mi, 104 * Mi), usageErrorBytes: 5 * Mi };
    expect(compareForEviction(near, pod(100 * Mi, 50 * Mi))).toBeNull();
    expect(compareForEviction({ ...pod(0, 100 * Mi), usageErrorBytes: 5 * Mi }, pod(0, 97 * Mi))).toBeNull();
    expect(compareForEviction({ ...pod(0, 100 * Mi), usageErrorBytes: 5 * Mi }, pod(0, 90 * Mi))).toBeLessThan(0);
  });

  it('gives equal ranks to what it leaves undecided', () => {
    expect(evictionRanks([pod(0, 500 * Mi), pod(0, 50 * Mi), pod(0, 90 * Mi, 'bulk')])).toEqual([1, 2, 1]);
  });

  it('does not depend on the order in which pods are given', () => {
    const pods = [pod(0, 5), pod(3, 9, 'a'), pod(3, 2, HIGH), pod(0, 7, 'a'), pod(9, 1), pod(1, 2, null)];
    const ranks = evictionRanks(pods);
    expect(evictionRanks([...pods].reverse())).toEqual([...ranks].reverse());
  });
});
