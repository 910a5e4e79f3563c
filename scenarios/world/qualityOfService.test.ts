import { idle } from './demand';
import { GiB } from './memory';
import { oomScoreAdj, qosClass } from './qualityOfService';
import { ContainerSpec, PodSpec } from './specs';

function pod(resources: Partial<ContainerSpec>, change: Partial<PodSpec> = {}): PodSpec {
  const container = { name: 'a', image: 'a', demand: () => idle(0), ...resources };
  return {
    namespace: 'n',
    name: 'p',
    node: 'w',
    owner: { kind: 'ReplicaSet', name: 'r' },
    createdAt: 0,
    containers: [container],
    ...change,
  };
}

// pkg/kubelet/qos/policy_test.go
it.each<[string, Partial<ContainerSpec>, number, number, Partial<PodSpec>]>([
  ['nothing', {}, 4_000_000_000, 1000, {}],
  ['cpu limit only', { cpuLimit: 1 }, 4_000_000_000, 999, {}],
  [
    'memory and cpu alike',
    { memoryRequest: 1e10, memoryLimit: 1e10, cpuRequest: 0.005, cpuLimit: 0.005 },
    123_456_789,
    -997,
    {},
  ],
  ['half of the node', { memoryRequest: 4e9, memoryLimit: 1e10, cpuRequest: 0.1 }, 8e9, 500, {}],
  ['all of the node', { memoryRequest: 7_999_999_999 }, 8e9, 3, {}],
  ['an eighth of the node', { memoryRequest: 1e9 }, 8e9, 875, {}],
  ['cluster-critical', {}, 4e9, 1000, { priorityClass: 'system-cluster-critical' }],
  ['node-critical', {}, 4e9, -997, { priorityClass: 'system-node-critical' }],
])('oom_score_adj with %s', (_, resources, capacity, expected, change) => {
  const given = pod(resources, change);
  expect(oomScoreAdj(given, given.containers[0], capacity)).toBe(expected);
});

it('is Burstable when only the memory of request and limit agrees', () => {
  expect(qosClass(pod({ memoryRequest: GiB, memoryLimit: GiB, cpuRequest: 0.1 }))).toBe('Burstable');
});
