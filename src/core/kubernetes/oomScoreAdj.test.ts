import { ForOomScoreAdj, oomScoreAdj } from './oomScoreAdj';

const G = 1e9;
const burstable = (requestBytes: number, given: Partial<ForOomScoreAdj> = {}): ForOomScoreAdj => ({
  qosClass: 'Burstable',
  requestBytes,
  ...given,
});
const guaranteed: ForOomScoreAdj = { qosClass: 'Guaranteed', requestBytes: 10 * G };
const bestEffort: ForOomScoreAdj = { qosClass: 'BestEffort', requestBytes: 0 };

describe('oom_score_adj', () => {
  // figures of kubernetes pkg/kubelet/qos/policy_test.go @ v1.36, TestGetContainerOOMScoreAdjust: at least, at most
  it.each<[string, ForOomScoreAdj, number, number, number?]>([
    ['a limit of CPU only', burstable(0), 4 * G, 999],
    ['a limit of memory that became no request', burstable(0), 8 * G, 999],
    ['a memory limit of 0', bestEffort, 7_230_457_451, 1000],
    ['no request and no limit', bestEffort, 4 * G, 1000],
    ['requests equal to limits', guaranteed, 123_456_789, -997],
    ['a request of half the node', burstable(4 * G), 8 * G, 495, 505],
    ['a request of all but one byte of the node', burstable(8 * G - 1), 8 * G, 3],
    ['system-cluster-critical, no resources', bestEffort, 4 * G, 1000],
    ['system-node-critical, no resources', { ...bestEffort, nodeCritical: true }, 4 * G, -997],
    ['a request of an eighth', burstable(G), 8 * G, 875, 880],
    ['an init container of an eighth', burstable(G), 8 * G, 875, 880],
    ['a small sidecar takes after the least of the others', burstable(0.4 * G, { sidecarOf: G }), 8 * G, 875],
    ['a sidecar like the others', burstable(G, { sidecarOf: G }), 8 * G, 875],
    ['a big sidecar', burstable(4 * G, { sidecarOf: G }), 8 * G, 500],
    ['pod-level guaranteed', { ...guaranteed, requestBytes: 0 }, 4 * G, -997],
    ['pod-level 2 G, two containers without', burstable(0, { podLevelShareBytes: G }), 4 * G, 750],
    ['pod-level 2 G, all of it requested', burstable(G, { podLevelShareBytes: 0 }), 4 * G, 750],
    ['pod-level 2 G, half requested by one', burstable(G, { podLevelShareBytes: 0.5 * G }), 4 * G, 625],
    ['pod-level 2 G, the one that did not', burstable(0, { podLevelShareBytes: 0.5 * G }), 4 * G, 875],
    ['pod-level, a sidecar without', burstable(0, { sidecarOf: 0, podLevelShareBytes: G }), 4 * G, 750],
    ['pod-level, a sidecar with', burstable(G, { sidecarOf: G }), 4 * G, 750],
    ['pod-level, unequal: the large', burstable(G, { podLevelShareBytes: 0.1 * G }), 4 * G, 725],
    ['pod-level, unequal: the small', burstable(0.5 * G, { podLevelShareBytes: 0.1 * G }), 4 * G, 850],
    ['pod-level, unequal: the sidecar', burstable(0.2 * G, { sidecarOf: 0.5 * G, podLevelShareBytes: 0.1 * G }), 4 * G, 850], // prettier-ignore
  ])('of %s', (_, container, capacity, least, most = least) => {
    const adj = oomScoreAdj(container, capacity);
    expect(adj).toBeGreaterThanOrEqual(least);
    expect(adj).toBeLessThanOrEqual(most);
  });

  it('is a whole number, as the kubelet’s integer division makes it', () => {
    expect(oomScoreAdj(burstable(1), 3)).toBe(667);
    expect(oomScoreAdj(burstable(256 * 2 ** 20), 2_080_915_456)).toBe(872);
  });
});
