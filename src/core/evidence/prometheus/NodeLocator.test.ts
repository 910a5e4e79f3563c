import { Labels, Series } from '../Series';
import { NodeLocator } from './NodeLocator';

const one = (labels: Labels): Series => ({ metric: 'x', labels, times: [], values: [] });

const locator = new NodeLocator(
  [
    one({ node: 'worker-1', internal_ip: '10.0.0.1' }),
    one({ node: 'worker-2', internal_ip: 'fd00::2' }),
    one({ node: 'worker-3' }),
  ],
  [one({ namespace: 'monitoring', pod: 'exporter-x', node: 'worker-3' })],
  [
    one({ instance: '192.168.0.7:9100', nodename: 'worker-2' }),
    one({ instance: '192.168.0.8:9100', nodename: 'laptop' }),
  ],
  [one({ instance: 'kubelet.local:10250', node: 'worker-1' })]
);

describe('the node of a series', () => {
  it.each<[string, Labels, string, string]>([
    ['its label node', { node: 'worker-1', instance: '10.0.0.9:1' }, 'node', 'worker-1'],
    ['its label kubernetes_node', { kubernetes_node: 'worker-1', instance: 'x' }, 'kubernetes_node', 'worker-1'],
    ['any other label that holds a node’s name', { host: 'worker-2', instance: 'x' }, 'host', 'worker-2'],
    ['an instance that is the node’s name', { instance: 'worker-3' }, 'instance', 'worker-3'],
    ['an instance <node>:cadvisor', { instance: 'worker-1:cadvisor' }, 'instance', 'worker-1'],
    ['an instance with the node’s address', { instance: '10.0.0.1:10250' }, 'instance', 'worker-1'],
    ['an instance with its IPv6 address', { instance: '[fd00::2]:10250' }, 'instance', 'worker-2'],
    ['what the kubelet of that instance calls itself', { instance: 'kubelet.local:10250' }, 'instance', 'worker-1'],
    ['the host name of that instance', { instance: '192.168.0.7:9100' }, 'instance', 'worker-2'],
    [
      'the pod of the exporter',
      { namespace: 'monitoring', pod: 'exporter-x', instance: '10.244.0.3:9100' },
      'instance',
      'worker-3',
    ],
  ])('is found by %s', (_, labels, label, node) => {
    expect(locator.locate(labels)).toEqual({ label, value: labels[label], node });
  });

  it.each<[string, Labels]>([
    ['without any label that tells', { instance: '10.9.9.9:9100', job: 'node' }],
    ['whose host name is no node of the cluster', { instance: '192.168.0.8:9100' }],
    ['of a pod nobody knows', { namespace: 'other', pod: 'exporter-x', instance: '10.244.0.3:9100' }],
    ['that only a pod tells, without an instance to select it by', { namespace: 'monitoring', pod: 'exporter-x' }],
    ['without labels', {}],
  ])('is not guessed for one %s', (_, labels) => {
    expect(locator.locate(labels)).toBeNull();
  });

  it('is told by its own label before the scraper’s', () => {
    expect(locator.locate({ instance: 'worker-2', node: 'worker-1' })?.node).toBe('worker-1');
  });

  it('is one of the same cluster where two have equal addresses', () => {
    const two = new NodeLocator(
      ['a', 'b'].map((cluster) => one({ cluster, node: `worker-${cluster}`, internal_ip: '10.0.0.1' })),
      [],
      [],
      []
    );
    const found = ['a', 'b', 'c'].map((cluster) => two.locate({ cluster, instance: '10.0.0.1:9100' })?.node);
    expect(found).toEqual(['worker-a', 'worker-b', undefined]);
  });
});

describe('the label that selects nodes', () => {
  const seen = [
    one({ instance: '10.0.0.1:9100', job: 'node' }),
    one({ instance: '192.168.0.7:9100', job: 'node' }),
    one({ instance: 'unknown:9100', job: 'node' }),
  ];

  it('has the values of all nodes asked for, and of no other', () => {
    expect(locator.labelFor(new Set(['worker-1', 'worker-2']), seen)).toEqual({
      label: 'instance',
      values: ['10.0.0.1:9100', '192.168.0.7:9100'],
    });
    expect(locator.labelFor(new Set(['worker-2']), seen)).toEqual({ label: 'instance', values: ['192.168.0.7:9100'] });
  });

  it('is the one that tells the most nodes', () => {
    const mixed = [one({ node: 'worker-1' }), ...seen.slice(0, 2)];
    expect(locator.labelFor(new Set(['worker-1', 'worker-2']), mixed)?.label).toBe('instance');
  });

  it('is node where both tell as much', () => {
    const mixed = [one({ node: 'worker-1' }), seen[0]];
    expect(locator.labelFor(new Set(['worker-1']), mixed)?.label).toBe('node');
  });

  it('does not exist where no series tells', () => {
    expect(locator.labelFor(new Set(['worker-3']), seen)).toBeNull();
  });
});
