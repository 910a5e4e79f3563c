import { CRITICAL_PRIORITY, rankMemoryPressure } from './evictionOrder';
import { MiB } from './memory';

const pod = (subject: string, priority: number, request: number, workingSet: number) => ({
  subject,
  priority,
  request: request * MiB,
  workingSet: workingSet * MiB,
});

// pkg/kubelet/eviction/helpers_test.go TestOrderedByPriorityMemory
it('orders by request, then priority, then by the excess', () => {
  const inOrder = [
    pod('1', -1, 0, 500),
    pod('2', -1, 0, 50),
    pod('3', 1, 100, 600),
    pod('4', 1, 100, 150),
    pod('5', -1, 1024, 800),
    pod('6', -1, 1024, 200),
    pod('7', 1, 1024, 800),
    pod('8', 1, 1024, 200),
  ];
  const ranked = rankMemoryPressure([...inOrder].reverse());
  expect(ranked.map(({ subject }) => subject)).toEqual(inOrder.map(({ subject }) => subject));
});

// pkg/kubelet/eviction/eviction_manager_test.go TestMemoryPressure
it('evicts the low-priority pod first although it uses least', () => {
  const ranked = rankMemoryPressure([
    pod('guaranteed-low-prio', -1, 1024, 900),
    pod('burstable-below', 0, 100, 50),
    pod('burstable-above', 0, 100, 400),
    pod('besteffort-high-prio', 1, 0, 400),
    pod('besteffort-low-prio', -1, 0, 100),
  ]);
  expect(ranked[0].subject).toBe('besteffort-low-prio');
});

it('leaves critical pods out', () => {
  expect(rankMemoryPressure([pod('kube-proxy', CRITICAL_PRIORITY, 0, 100)])).toEqual([]);
});
