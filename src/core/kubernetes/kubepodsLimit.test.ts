import { kubepodsLimit } from './kubepodsLimit';

const MIB = 1024 * 1024;

it.each([
  // lab1 before its reservation grew: kube_node_status_allocatable and the cgroup's memory.max, default threshold
  [1_976_057_856, 100 * MIB, 2_080_915_456],
  // capacity 16 GiB, systemReserved 1 GiB, evictionHard memory.available<500Mi: allocatable 14.51 GiB
  [16_384 * MIB - 1024 * MIB - 500 * MIB, 500 * MIB, 15_360 * MIB],
  [1000 * MIB, 0, 1000 * MIB],
])('of allocatable %i with the eviction threshold %s is %i', (allocatable, threshold, limit) => {
  expect(kubepodsLimit(allocatable, threshold)).toBe(limit);
});
