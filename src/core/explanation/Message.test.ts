import { message } from './Message';

it('has the parameters of both in their order', () => {
  const who = { pod: 'cart-0', node: 'worker-1' };
  expect(Object.entries(message('summary.x', who, { signal: 'a' }).params)).toEqual([
    ['pod', 'cart-0'],
    ['node', 'worker-1'],
    ['signal', 'a'],
  ]);
  expect(who).toEqual({ pod: 'cart-0', node: 'worker-1' });
  expect(message('summary.x', who).params).toBe(who);
  expect(message('summary.x').params).toEqual({});
});
