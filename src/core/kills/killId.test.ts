import fc from 'fast-check';
import { killId } from './killId';

const PARTS = { cluster: '', namespace: 'shop', pod: 'cart-1', uidOrStart: 'uid', container: 'cart', end: '3' };

it('is the same for the same end, in every version: dashboards and links hold it', () => {
  expect(killId(PARTS)).toBe('0040f2f63cb9dd00');
});

it('is sixteen hex digits, whatever the names hold', () => {
  const text = fc.string({ unit: 'binary' });
  const parts = fc.record({ cluster: text, namespace: text, pod: text, uidOrStart: text, container: text, end: text });
  fc.assert(fc.property(parts, (given) => /^[0-9a-f]{16}$/.test(killId(given))));
});

it.each(Object.keys(PARTS))('differs when %s differs', (name) => {
  expect(killId({ ...PARTS, [name]: 'another' })).not.toBe(killId(PARTS));
});

it('does not confuse where one name ends and the next begins', () => {
  expect(killId({ ...PARTS, namespace: 'a', pod: 'bc' })).not.toBe(killId({ ...PARTS, namespace: 'ab', pod: 'c' }));
  expect(killId({ ...PARTS, pod: 'a","b', uidOrStart: '' })).not.toBe(killId({ ...PARTS, pod: 'a', uidOrStart: 'b' }));
});
