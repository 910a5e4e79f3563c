import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { shellQuoted } from './shellQuoted';

it.each([
  ['cart-7d9f', 'cart-7d9f'],
  ['pod/cart-1', 'pod/cart-1'],
  ['-rf', `'-rf'`],
  ['', `''`],
  ['$(reboot)', `'$(reboot)'`],
  [`it's`, `'it'\\''s'`],
  ['a\nb', `$'a\\u000ab'`],
])('%j is written %s', (text, quoted) => {
  expect(shellQuoted(text)).toBe(quoted);
});

it('is one word with the same text to a shell, whatever it is', () => {
  const texts = fc.array(fc.string({ minLength: 0, maxLength: 20, unit: fc.constantFrom(...`abc'"\\$\`(){}!*? \n\t;&|<>#~ä`) }), { minLength: 20, maxLength: 20 }); // prettier-ignore
  fc.assert(
    fc.property(texts, (all) => {
      const script = `printf '%s\\0' ${all.map(shellQuoted).join(' ')}`;
      expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual(all);
    }),
    { numRuns: 20 }
  );
});
