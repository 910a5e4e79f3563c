import { ClusterEvent } from './ClusterEvent';
import { PodEvents } from './PodEvents';

const event = (given: Partial<ClusterEvent>) =>
  ({ kind: 'Pod', namespace: 'shop', name: 'cart', uid: '', lastAt: 100, reason: 'Killing', ...given }) as ClusterEvent;

const OTHERS = [
  { namespace: 'a', pod: 'b/c' },
  { namespace: 'shop', pod: 'other' },
];

const reasonsOf = (events: ClusterEvent[], namespace: string, pod: string) =>
  new PodEvents(events, [...OTHERS, { namespace, pod }]).naming({ namespace, pod }).map(({ reason }) => reason);

it('finds the events of a name in their order, of whichever uid', () => {
  const events = [event({ reason: 'Pulled', uid: 'a' }), event({ name: 'other' }), event({ reason: 'Killing', uid: 'b' })]; // prettier-ignore
  expect(reasonsOf(events, 'shop', 'cart')).toEqual(['Pulled', 'Killing']);
});

it('keeps namespaces apart, and names that run into each other', () => {
  const events = [event({ namespace: 'a', name: 'b/c', reason: 'One' }), event({ namespace: 'a/b', name: 'c', reason: 'Two' })]; // prettier-ignore
  expect(reasonsOf(events, 'a', 'b/c')).toEqual(['One']);
  expect(reasonsOf(events, 'a/b', 'c')).toEqual(['Two']);
  expect(reasonsOf(events, 'a', 'c')).toEqual([]);
});

it('knows nothing of what is no pod', () => {
  expect(reasonsOf([event({ kind: 'Job' })], 'shop', 'cart')).toEqual([]);
});

it('leaves out pods that nobody asks for', () => {
  expect(new PodEvents([event({})], OTHERS).naming({ namespace: 'shop', pod: 'cart' })).toEqual([]);
});

it('goes back to the first of all events, of whatever', () => {
  expect(new PodEvents([event({ lastAt: 90 }), event({ kind: 'Node', lastAt: 40 })], []).since).toBe(40);
  expect(new PodEvents([], []).since).toBe(Infinity);
});
