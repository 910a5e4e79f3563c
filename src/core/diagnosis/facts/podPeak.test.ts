import { NodeRecords } from '../../evidence/NodeRecords';
import { PodRecords } from '../../kills/PodRecords';
import { at, evidenceOf, OF_POD, POD, series } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { Moment } from './Moment';
import { peakMargin, podPeak } from './podPeak';

const MIB = 1024 * 1024;
const CGROUP = { namespace: POD.namespace, pod: POD.pod, id: '/kubepods.slice/kubepods-pod1.slice' };

const peak = (points: Array<[number, number]>, labels: Record<string, string> = CGROUP) => {
  const all = [
    series('container_memory_max_usage_bytes', labels, points.map(([seconds, mib]) => [seconds, mib * MIB])), // prettier-ignore
    series('kube_pod_info', OF_POD, [[0, 1]]),
  ];
  const evidence = evidenceOf(all);
  const moment = new Moment(killOf(), new NodeRecords(evidence, POD.node, ''));
  return podPeak(PodRecords.byPod(evidence)[0], moment);
};

describe('the peak of a pod’s own cgroup over a kill at T0', () => {
  it('is the highest charge before and after', () => {
    expect(
      peak([
        [-60, 70],
        [-20, 80],
        [40, 160],
        [70, 170],
      ])
    ).toEqual({
      // prettier-ignore
      beforeBytes: 80 * MIB,
      afterBytes: 160 * MIB,
      at: at(40),
    });
  });

  it('has no before where the pod was not sampled before', () => {
    expect(peak([[40, 160]])?.beforeBytes).toBeNull();
  });

  it('is not taken from a sample so shortly after that it may be older than the kill', () => {
    expect(peak([[-20, 80], [10, 80], [40, 160]])?.afterBytes).toBe(160 * MIB); // prettier-ignore
  });

  it.each<[string, Array<[number, number]>, Record<string, string>]>([
    ['is always 0: an older kernel or kubelet', [[-20, 0], [40, 0]], CGROUP], // prettier-ignore
    ['fell: the node rebooted', [[-20, 80], [40, 20]], CGROUP], // prettier-ignore
    ['was not sampled after', [[-20, 80]], CGROUP],
    ['was sampled too late', [[-20, 80], [400, 160]], CGROUP], // prettier-ignore
    ['is a container’s, which dies with it', [[-20, 80], [40, 160]], { ...CGROUP, container: 'cart' }], // prettier-ignore
    ['is the sandbox’s', [[-20, 1], [40, 1]], { ...CGROUP, image: 'pause', name: 'x' }], // prettier-ignore
  ])('is not known when it %s', (_, points, labels) => {
    expect(peak(points, labels)).toBeNull();
  });
});

it.each([
  [64 * MIB, 4 * MIB],
  [1000 * MIB, 20 * MIB],
])('of a limit of %i bytes may miss %i: the kernel charges in batches', (limit, margin) => {
  expect(peakMargin(limit)).toBe(margin);
});
