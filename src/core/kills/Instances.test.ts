import { at, evidenceOf, OF_POD, POD, scraped, series, unix } from '../testing/evidenceOf';
import { Instances } from './Instances';
import { PodRecords } from './PodRecords';

const life = (id: string, started: number, from: number, to: number) => {
  const labels = { namespace: POD.namespace, pod: POD.pod, container: 'proxy', id: `/kubepods/${id}`, name: id };
  return [
    scraped('container_memory_working_set_bytes', labels, from, to, () => 50_000_000),
    scraped('container_start_time_seconds', labels, from, to, () => unix(started)),
  ];
};

const instancesOf = (...lives: ReturnType<typeof life>) =>
  new Instances(PodRecords.byPod(evidenceOf([...lives, series('kube_pod_info', OF_POD, [[0, 1]])]))[0], 'proxy');

describe('the window of an end, by the lives of its container', () => {
  it('lies between the last sample of the one and the start of the other', () => {
    const instances = instancesOf(...life('a', -3600, -300, -10), ...life('b', 2, 20, 300));
    expect(instances.narrowed({ after: at(-200), before: at(60) }, true)).toEqual({ after: at(-55), before: at(2) });
  });

  it('does so for a container that lives on and whose start no status shows: it did not end', () => {
    const instances = instancesOf(...life('a', -3600, -300, -10), ...life('b', 1, 20, 300));
    expect(instances.narrowed({ after: at(-200), before: at(1) }, false)).toEqual({ after: at(-55), before: at(1) });
  });

  it('is left as it was where the only life known goes on', () => {
    const window = { after: at(-200), before: at(1) };
    expect(instancesOf(...life('b', -100, -90, 300)).narrowed(window, false)).toEqual(window);
  });
});
