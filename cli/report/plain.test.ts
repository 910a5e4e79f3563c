import fc from 'fast-check';
import { plain } from './plain';

describe('text from a cluster on a terminal', () => {
  it.each([
    ['an escape sequence', 'a\u001b[2Jb', 'a\\u001b[2Jb'],
    ['a one-byte escape sequence', 'a\u009b31mb', 'a\\u009b31mb'],
    ['a line break', 'a\r\nb', 'a\\u000d\\u000ab'],
    ['a bell and a backspace', '\u0007\b', '\\u0007\\u0008'],
    ['writing from right to left', 'abc\u202etxt.exe', 'abc\\u202etxt.exe'],
    ['isolates of direction', '\u2066x\u2069', '\\u2066x\\u2069'],
    ['characters without width', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
    ['tags of an emoji', '\u{e0041}', '\\ue0041'],
  ])('shows %s instead of obeying it', (_, text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  it.each(['cart-7d9f', 'größer ≥ 90 %', '内存', '😀', 'a\\b "c" {d}'])('leaves %s as it is', (text) => {
    expect(plain(text)).toBe(text);
  });

  it('holds no control or formatting character, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Cf}]/u.test(plain(text))));
  });
});
