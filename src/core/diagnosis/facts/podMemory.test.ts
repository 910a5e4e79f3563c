import { PodRecords } from '../../kills/PodRecords';
import { evidenceOf, OF_CONTAINER, POD, scraped } from '../../testing/evidenceOf';
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

const containersBeside = (until: number) => {
  const evidence = evidenceOf([
    during('kube_pod_container_info', OF_CONTAINER),
    ...['usage_bytes', 'working_set_bytes'].flatMap((name) => [
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

  it('are none that ended before', () => {
    expect(containersBeside(-600)).toBe(1);
  });
});
