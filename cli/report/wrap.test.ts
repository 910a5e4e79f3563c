import fc from 'fast-check';
import { wrap } from './wrap';

describe('lines of a paragraph', () => {
  it('break at spaces, before the margin', () => {
    expect(wrap('the node ran out of memory', 12)).toEqual(['the node ran', 'out of', 'memory']);
  });

  it('begin with the indent but for the first', () => {
    expect(wrap('the node ran out of memory', 12, '  ')).toEqual(['the node ran', '  out of', '  memory']);
  });

  it.each(['61 %', '128 MiB', '4 s', '2 min', '3 h'])('keep %s together', (pair) => {
    const lines = wrap(`xxxxxxxxxx ${pair}, then`, 12);
    expect(lines.some((line) => line.includes(pair))).toBe(true);
  });

  it('do not take a number before a word for one with its unit', () => {
    expect(wrap('xxxxxxxxx 4 sandboxes', 11)).toEqual(['xxxxxxxxx 4', 'sandboxes']);
  });

  it('leave a word that is too long on a line of its own', () => {
    expect(wrap('a node-with-a-very-long-name b', 10)).toEqual(['a', 'node-with-a-very-long-name', 'b']);
  });

  it('are one empty line for an empty text', () => {
    expect(wrap('', 10)).toEqual(['']);
  });

  it('lose no word, and stay within the margin where the words do', () => {
    const word = fc.stringMatching(/^[a-z0-9%.,-]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 24, max: 120 }), (words, columns) => {
        const lines = wrap(words.join(' '), columns, '  ');
        expect(lines.map((line) => line.trim()).join(' ')).toBe(words.join(' '));
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
      })
    );
  });
});
