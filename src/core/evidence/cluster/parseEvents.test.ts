import { parseEventLine, parseEvents } from './parseEvents';
import { UnreadableAttachment } from './UnreadableAttachment';

const CORE = {
  kind: 'Event',
  apiVersion: 'v1',
  metadata: { name: 'a.1', namespace: 'shop', creationTimestamp: '2026-11-23T10:00:05Z' },
  involvedObject: { kind: 'Pod', namespace: 'shop', name: 'cart-0', uid: 'u1', fieldPath: 'spec.containers{cart}' },
  reason: 'Killing',
  message: 'Container cart failed liveness probe, will be restarted',
  source: { component: 'kubelet', host: 'worker-1' },
  firstTimestamp: '2026-11-23T10:00:00Z',
  lastTimestamp: '2026-11-23T10:05:00Z',
  count: 3,
  eventTime: null,
};
const NEW = {
  apiVersion: 'events.k8s.io/v1',
  metadata: { creationTimestamp: '2026-11-23T10:00:05Z' },
  regarding: { kind: 'Pod', namespace: 'shop', name: 'cart-0', uid: 'u1', fieldPath: 'spec.containers{cart}' },
  reason: 'Killing',
  note: 'Container cart failed liveness probe, will be restarted',
  deprecatedSource: { component: 'kubelet', host: 'worker-1' },
  deprecatedFirstTimestamp: '2026-11-23T10:00:00Z',
  deprecatedLastTimestamp: '2026-11-23T10:05:00Z',
  deprecatedCount: 3,
};
const READ = {
  reason: 'Killing',
  message: 'Container cart failed liveness probe, will be restarted',
  kind: 'Pod',
  namespace: 'shop',
  name: 'cart-0',
  uid: 'u1',
  container: 'cart',
  node: 'worker-1',
  reporter: 'kubelet',
  firstAt: Date.parse('2026-11-23T10:00:00Z'),
  lastAt: Date.parse('2026-11-23T10:05:00Z'),
  count: 3,
};

describe('events from a file', () => {
  it.each([
    ['kubectl get events -o json', JSON.stringify({ kind: 'EventList', items: [CORE] })],
    ['one event', JSON.stringify(CORE)],
    ['a list', JSON.stringify([CORE])],
    ['events.k8s.io/v1', JSON.stringify({ items: [NEW] })],
    ['lines of eventrouter', `${JSON.stringify({ verb: 'ADDED', event: CORE })}\n`],
    ['lines of kubernetes-event-exporter', `${JSON.stringify(CORE)}\n\n`],
    ['lines of OpenTelemetry', JSON.stringify({ type: 'ADDED', object: CORE })],
  ])('are read from %s', (_, text) => {
    expect(parseEvents(text)).toEqual({ events: [READ], skipped: 0 });
  });

  it('take the only time of an event that has no other', () => {
    const { events } = parseEvents(
      JSON.stringify({
        ...CORE,
        firstTimestamp: null,
        lastTimestamp: null,
        count: undefined,
        eventTime: '2026-11-23T10:00:01.5Z',
      })
    );
    expect(events[0]).toMatchObject({ firstAt: Date.parse('2026-11-23T10:00:01.5Z'), count: 1 });
  });

  it('count what is no event', () => {
    expect(parseEvents(`${JSON.stringify(CORE)}\nnot one\n{"a":1}`)).toMatchObject({ skipped: 2 });
  });

  it('may be none', () => {
    expect(parseEvents('{"kind":"List","items":[]}')).toEqual({ events: [], skipped: 0 });
  });

  it.each(['', 'hello', '{"kind":"PodList","items":[{"kind":"Pod"}]}', '[1,2]'])('are refused from %j', (text) => {
    expect(() => parseEvents(text)).toThrow(UnreadableAttachment);
  });
});

describe('an event in a line of Loki', () => {
  // as Alloy's loki.source.kubernetes_events writes it: no time, no namespace, no uid
  const at = Date.parse('2026-11-23T10:00:00Z');
  const FIELDS =
    'name=cart-0 kind=Pod objectAPIversion=v1 objectRV=12 eventRV=77 reportinginstance=worker-1 reportingcontroller=kubelet sourcecomponent=kubelet sourcehost=worker-1 reason=Killing type=Normal count=2 msg="Container cart failed liveness probe, will be restarted"';

  it('is read from logfmt', () => {
    expect(parseEventLine(FIELDS, { at, namespace: 'shop' })).toEqual({
      ...READ,
      uid: '',
      firstAt: at,
      lastAt: at,
      count: 2,
    });
  });

  it('is read from Alloy’s JSON', () => {
    const json = {
      name: 'cart-0',
      kind: 'Pod',
      sourcehost: 'worker-1',
      sourcecomponent: 'kubelet',
      reason: 'Killing',
      count: 2,
      msg: READ.message,
    };
    expect(parseEventLine(JSON.stringify(json), { at, namespace: 'shop' })).toEqual({
      ...READ,
      uid: '',
      firstAt: at,
      lastAt: at,
      count: 2,
    });
  });

  it.each(['', 'level=info msg="hello"', '{"a":', 'plain words'])('is not made of %j', (line) => {
    expect(parseEventLine(line, { at, namespace: '' })).toBeNull();
  });

  it('keeps quotes and escapes of the message', () => {
    const line =
      'name=a kind=Pod reason=Evicted msg="Usage of EmptyDir volume \\"out\\" exceeds the limit \\"100Mi\\". "';
    expect(parseEventLine(line, { at, namespace: '' })?.message).toBe(
      'Usage of EmptyDir volume "out" exceeds the limit "100Mi". '
    );
  });
});
