import { message } from '../Message';
import { enUS } from './enUS';
import { say } from './say';

const CATALOGUE = {
  plain: 'The {{pod}} had {{leftBytes}} for {{ageSeconds}} ({{usageShare}}) at {{endAt}}.',
  died_one: '{{count}} died',
  died_other: '{{count}} died together',
  'cause.node-oom': 'the node ran out',
  maybe: 'It was {{firstCause}}.',
};

describe('a message in words', () => {
  it('formats each parameter by the unit at the end of its name', () => {
    const params = { pod: 'cart', leftBytes: 1536, ageSeconds: 70, usageShare: 0.613, endAt: '2026-11-23T10:14:32Z' };
    expect(say(message('plain', params), CATALOGUE)).toBe('The cart had 1.5 KiB for 1 min 10 s (61 %) at 10:14:32.');
  });

  it.each([
    [0, '0 died together'],
    [1, '1 died'],
    [2, '2 died together'],
  ])('chooses its form for a count of %i', (count, words) => {
    expect(say(message('died', { count }), CATALOGUE)).toBe(words);
  });

  it('names a cause in words, and one without words by its id', () => {
    expect(say(message('maybe', { firstCause: 'node-oom' }), CATALOGUE)).toBe('It was the node ran out.');
    expect(say(message('maybe', { firstCause: 'new-cause' }), CATALOGUE)).toBe('It was new-cause.');
  });

  it.each(['unknown.id', 'constructor', '__proto__', 'toString'])(
    'shows the id %s, for which the catalogue has no words',
    (id) => {
      expect(say(message(id), CATALOGUE)).toBe(id);
    }
  );

  it('fills no placeholder with what every object has', () => {
    expect(say(message('odd'), { odd: '{{constructor}}' })).toBe('{{constructor}}');
  });

  it('leaves a placeholder that nobody filled', () => {
    expect(say(message('maybe'), CATALOGUE)).toBe('It was {{firstCause}}.');
  });

  it('puts in text as it is: no placeholder and no pattern in it is taken for one', () => {
    const hostile = '{{leftBytes}} $& $1 <b>';
    expect(say(message('maybe', { firstCause: hostile }), CATALOGUE)).toBe(`It was ${hostile}.`);
  });

  it('speaks English unless told otherwise', () => {
    expect(say(message('finding.exit-zero'))).toBe(enUS['finding.exit-zero']);
  });
});
