import { buildPicture } from './buildPicture';
import { focusOf } from './focusOf';
import { testKill, testLine } from './testPicture';

describe('focusOf', () => {
  const node = (name: string) => testLine('available' as const, [[1, 1]], { cluster: '', node: name });
  const memory = ['a', 'b'].map((pod) =>
    testLine('working_set' as const, [[1, 1]], { cluster: '', namespace: 'shop', pod, container: 'cart' })
  );
  const kills = [
    testKill({ id: '1', pod: 'a', node: 'worker-1', time: 10 }),
    testKill({ id: '2', pod: 'b', node: 'worker-2', time: 20 }),
  ];
  const picture = buildPicture(
    { kills, killsAsked: true, memory, node: [node('worker-1'), node('worker-2')] },
    { from: 0, to: 100, showAppExits: false }
  );

  it('is on the opened kill', () => {
    const focus = focusOf(picture, kills[0]);
    expect([focus.container?.pod, focus.node?.node]).toEqual(['a', 'worker-1']);
  });

  it('is on the newest kill while none is opened', () => {
    const focus = focusOf(picture, null);
    expect([focus.container?.pod, focus.node?.node]).toEqual(['b', 'worker-2']);
  });
});
