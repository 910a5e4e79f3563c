import { at } from '../testing/evidenceOf';
import { End, newEnd } from './End';
import { inOrder } from './inOrder';

const end = (ordinal: number, given: Partial<End>): End => ({ ...newEnd(ordinal, 'counter'), ...given });
const window = (after: number, before: number) => ({ after: at(after), before: at(before) });

it('bounds an end without a date by those that are dated before and after it', () => {
  const [, between] = inOrder([
    end(0, { finishedAt: at(10), window: window(9, 11) }),
    end(1, { window: window(-200, 300), restartedBy: at(290) }),
    end(2, { finishedAt: at(100), window: window(99, 101) }),
  ]);
  expect(between).toMatchObject({ window: window(10, 100), restartedBy: at(100) });
});

it('leaves a window that contradicts the order', () => {
  const [first] = inOrder([end(0, { window: window(50, 80) }), end(1, { finishedAt: at(20) })]);
  expect(first.window).toEqual(window(50, 80));
});
