import { worker } from '../incidents/platform';
import { Cluster } from '../world/cluster';
import { stages } from '../world/demand';
import { GiB } from '../world/memory';
import { Random } from '../world/random';
import { evictionMessage } from './evictionMessage';

describe('evictionMessage', () => {
  it('names the containers above their own request, in the words of the recording', () => {
    const within = { name: 'proxy', image: 'proxy', memoryRequest: GiB, demand: () => stages([[0, GiB / 2]]) };
    const above = { name: 'etl', image: 'etl', demand: () => stages([[0, 2 * GiB]]) };
    const pod = {
      namespace: 'etl',
      name: 'etl-0',
      node: 'worker-1',
      owner: { kind: 'StatefulSet' as const, name: 'etl' },
      createdAt: -100,
      containers: [within, above],
    };
    const node = worker(1, { memTotal: 4 * GiB, evictionHard: 1.5 * GiB });
    const { evictions } = new Cluster([node], [pod], 20, new Random(3)).kubelets[0];
    const { text, annotations } = evictionMessage(evictions[0]);
    // lab1's events.json: 100Mi, 72876Ki, 1485892Ki, request is 0
    expect(text).toMatch(
      /^The node was low on resource: memory\. Threshold quantity: 1536Mi, available: \d+Ki\. Container etl was using \d+(Ki|Mi), request is 0, has larger consumption of memory\. $/
    );
    expect(annotations).toMatchObject({ offending_containers: 'etl', starved_resource: 'memory' });
  });
});
