import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { NodeEvents } from './NodeEvents';

const event = (given: Partial<ClusterEvent>) => ({ kind: 'Node', name: 'worker-1', ...given }) as ClusterEvent;

const messagesOf = (events: ClusterEvent[], node: string, from: number, to: number) =>
  new NodeEvents(events).within(node, from, to).map(({ message }) => message);

it('finds what was said of a node within a time, in the order given', () => {
  const events = [
    event({ message: 'late', firstAt: 300, lastAt: 300 }),
    event({ message: 'second', firstAt: 120, lastAt: 120 }),
    event({ message: 'first', firstAt: 110, lastAt: 110 }),
    event({ message: "another's", name: 'worker-2', firstAt: 110, lastAt: 110 }),
    event({ message: "a pod's", kind: 'Pod', firstAt: 110, lastAt: 110 }),
  ];
  expect(messagesOf(events, 'worker-1', 100, 200)).toEqual(['second', 'first']);
  expect(messagesOf(events, 'worker-3', 100, 200)).toEqual([]);
});

it('leaves none out that began long before and was said last within the time, and tells it once', () => {
  const events = [event({ message: 'repeated', firstAt: 10, lastAt: 150 }), event({ message: 'once', firstAt: 20, lastAt: 20 })]; // prettier-ignore
  expect(messagesOf(events, 'worker-1', 100, 200)).toEqual(['repeated']);
  expect(messagesOf(events, 'worker-1', 0, 200)).toEqual(['repeated', 'once']);
});
