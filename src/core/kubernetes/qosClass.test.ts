import { qosClass, qosClassByMemory, Resources } from './qosClass';

const Mi = 2 ** 20;
const of = (cpuRequest: number, memoryRequest: number, cpuLimit: number, memoryLimit: number): Resources => ({
  cpuRequest: cpuRequest || null,
  memoryRequest: memoryRequest * Mi || null,
  cpuLimit: cpuLimit || null,
  memoryLimit: memoryLimit * Mi || null,
});
const equal = of(100, 100, 100, 100);
const none = of(0, 0, 0, 0);

describe('the QoS class of a pod', () => {
  // figures of kubernetes pkg/apis/core/v1/helper/qos/qos_test.go, TestGetPodQOS: cpu in m, memory in Mi
  it.each<[string, Resources[], string]>([
    ['guaranteed', [equal], 'Guaranteed'],
    ['guaranteed-guaranteed', [equal, equal], 'Guaranteed'],
    ['best-effort-best-effort', [none, none], 'BestEffort'],
    ['best-effort', [none], 'BestEffort'],
    ['best-effort-burstable', [none, of(1, 0, 2, 0)], 'Burstable'],
    ['best-effort-guaranteed', [none, of(10, 100, 10, 100)], 'Burstable'],
    ['burstable-cpu-guaranteed-memory', [of(0, 100, 0, 100)], 'Burstable'],
    ['burstable-no-limits', [of(100, 100, 0, 0)], 'Burstable'],
    ['burstable-guaranteed', [of(1, 100, 2, 100), equal], 'Burstable'],
    ['burstable-unbounded-but-requests-match-limits', [of(100, 100, 200, 200), of(100, 100, 0, 0)], 'Burstable'],
    ['burstable-1', [of(10, 100, 100, 200)], 'Burstable'],
    ['burstable-2', [of(0, 0, 100, 0)], 'Burstable'],
    ['burstable with requests of 0', [{ ...of(0, 0, 100, 200), cpuRequest: 0, memoryRequest: 0 }], 'Burstable'],
  ])('%s', (_, containers, expected) => expect(qosClass(containers)).toBe(expected));
});

it('is Guaranteed by limits alone, which the API makes requests of', () => {
  expect(qosClass([of(0, 0, 100, 100)])).toBe('Guaranteed');
});

describe('the QoS class as far as memory tells it', () => {
  it.each<[string, Resources[], string | null]>([
    ['a request below the limit', [of(0, 100, 0, 200)], 'Burstable'],
    ['a request without a limit', [of(0, 100, 0, 0)], 'Burstable'],
    ['one container with, one without', [of(0, 100, 0, 100), none], 'Burstable'],
    ['equal ones: CPU decides', [of(0, 100, 0, 100)], null],
    ['none at all: CPU decides', [none], null],
  ])('%s', (_, containers, expected) => expect(qosClassByMemory(containers)).toBe(expected));

  it('never contradicts the whole', () => {
    const values = [0, 1, 2];
    for (const cpuRequest of values) {
      for (const cpuLimit of values) {
        for (const memoryRequest of values) {
          for (const memoryLimit of values) {
            const pod = [of(cpuRequest, memoryRequest, cpuLimit, memoryLimit), equal];
            expect([null, qosClass(pod)]).toContain(qosClassByMemory(pod));
          }
        }
      }
    }
  });
});
