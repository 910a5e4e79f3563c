import { PodRecords } from '../../kills/PodRecords';
import { at, evidenceOf, OF_CONTAINER, POD, scraped, series } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { gatherFacts } from './Facts';
import { Scene } from './Scene';

const during = (metric: string, labels: Record<string, string>, until = 1800) =>
  scraped(metric, labels, -1795, until, () => 1);
const cgroup = (container: string) => ({
  namespace: POD.namespace,
  pod: POD.pod,
  id: `/kubepods/pod1${container && `/${container}`}`,
  ...(container && { container, name: container.repeat(8) }),
});

const containersBeside = (until: number, names = ['usage_bytes', 'working_set_bytes']) => {
  const evidence = evidenceOf([
    during('kube_pod_container_info', OF_CONTAINER),
    ...names.flatMap((name) => [
      during(`container_memory_${name}`, cgroup('')),
      during(`container_memory_${name}`, cgroup('cart')),
      during(`container_memory_${name}`, cgroup('proxy'), until),
    ]),
  ]);
  const kill = killOf();
  expect(PodRecords.byPod(evidence)[0].longLived()).toHaveLength(1);
  return gatherFacts(new Scene(evidence, [kill]), kill).pod?.containerCount;
};

describe('the containers of a pod that live beside each other', () => {
  it('are those that cAdvisor samples, too, where kube-state-metrics’ series of one are lost', () => {
    expect(containersBeside(1800)).toBe(2);
  });

  it('are those that it samples by any metric of memory', () => {
    expect(containersBeside(1800, ['usage_bytes'])).toBe(2);
  });

  it('are none that ended before', () => {
    expect(containersBeside(-600)).toBe(1);
  });
});

describe('a pod’s memory before an end', () => {
  const MIB = 2 ** 20;
  type Points = Array<[number, number]>;
  const fellOf = (usage: Points, peak: Points = [], startedAt = at(-900)) => {
    const points = (all: Points) => all.map(([second, mib]): [number, number] => [second, mib * MIB]);
    const evidence = evidenceOf([
      during('kube_pod_container_info', OF_CONTAINER),
      series('container_memory_usage_bytes', cgroup(''), points(usage)),
      ...(peak.length > 0 ? [series('container_memory_max_usage_bytes', cgroup(''), points(peak))] : []),
    ]);
    const kill = killOf({ startedAt });
    return gatherFacts(new Scene(evidence, [kill]), kill).pod?.fell;
  };

  it('had fallen where the sample before was higher', () => {
    expect(fellOf([[-60, 150], [-30, 70]])).toBe(true); // prettier-ignore
    expect(fellOf([[-60, 70], [-30, 150]])).toBe(false); // prettier-ignore
  });

  it('had fallen where its peak rose since above what is left', () => {
    expect(fellOf([[-60, 70], [-30, 70]], [[-60, 70], [-30, 256]])).toBe(true); // prettier-ignore
    // a peak of long ago says nothing of now
    expect(fellOf([[-60, 70], [-30, 72]], [[-60, 256], [-30, 256]])).toBe(false); // prettier-ignore
  });

  it('says nothing of an earlier life', () => {
    expect(fellOf([[-60, 150], [-30, 70]], [], at(-50))).toBe(false); // prettier-ignore
  });
});
