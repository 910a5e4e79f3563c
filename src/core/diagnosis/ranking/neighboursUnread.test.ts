import { at, evidenceOf, POD } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { neighbourhoodOf } from '../../testing/neighbourhoodOf';
import { neighboursUnread } from './neighboursUnread';

const evidence = evidenceOf([], { neighbourhoods: [neighbourhoodOf([])] });
const byNode = (seconds: number) => ({
  kill: killOf({ time: at(seconds) }),
  explained: { cause: 'node-oom' as const },
});

describe('the notice of neighbours that were not read', () => {
  it('counts the kills that lie outside what was read', () => {
    expect(neighboursUnread(evidence, [byNode(-1700), byNode(-1600), byNode(0)])).toMatchObject([
      { id: 'notice.neighbours-unread', params: { unreadCount: 2, foundCount: 3 } },
    ]);
  });

  it('is not there where all were read, nobody was chosen, or the node is not known', () => {
    const limit = { ...byNode(-1700), explained: { cause: 'container-limit' as const } };
    const nowhere = { ...byNode(-1700), kill: killOf({ time: at(-1700), pod: { ...POD, node: '' } }) };
    expect(neighboursUnread(evidence, [byNode(0), limit, nowhere])).toEqual([]);
  });

  it('is not there in evidence of before neighbours were read', () => {
    expect(neighboursUnread(evidenceOf([]), [byNode(0)])).toEqual([]);
  });
});
