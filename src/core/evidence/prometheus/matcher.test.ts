import { parser } from '@prometheus-io/lezer-promql';
import fc from 'fast-check';
import { differs, equals, matches, oneOf, quoted, selector } from './matcher';

/** Any UTF-16 there is: control characters, quotes, backslashes, regular expressions, halves of surrogate pairs. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      '\\',
      '\n',
      '\0',
      '\u007f',
      '\u2028',
      '\ufeff',
      '\ud800',
      '\udc00',
      '}',
      ',',
      '`',
      "'",
      'é',
      '😀',
      '.',
      '|',
      '(',
      '[',
      '{',
      '$',
      '^',
      'x'
    ),
  }),
  fc.constantFrom('"} or vector(1) #', '\\"', '\\', '', 'a\\', '\ud83d', '\udca9\ud83d', '{{name}}', '$__all', '.*')
);

interface Parsed {
  nodes: string[];
  errors: number;
  literals: string[];
}

/** What Prometheus' own grammar makes of an expression. */
function parse(expression: string): Parsed {
  const parsed: Parsed = { nodes: [], errors: 0, literals: [] };
  parser.parse(expression).iterate({
    enter: ({ name, type, from, to }) => {
      parsed.nodes.push(name);
      parsed.errors += type.isError ? 1 : 0;
      if (name === 'StringLiteral') {
        parsed.literals.push(expression.slice(from, to));
      }
    },
  });
  return parsed;
}

const SIMPLE: Record<string, number> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92, '"': 34 };

/** Go's strconv.Unquote for a double-quoted string, as PromQL uses it; throws where Go returns an error. */
function unquoted(literal: string): string {
  const body = /^"([^\n]*)"$/s.exec(literal)?.[1];
  if (body === undefined) {
    throw new Error(`not one double-quoted string: ${literal}`);
  }
  const bytes: number[] = [];
  const escape = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([0-7]{3})|([abfnrtv\\"]))/giy;
  for (let i = 0; i < body.length;) {
    const character = String.fromCodePoint(body.codePointAt(i)!);
    escape.lastIndex = i;
    const escaped = escape.exec(body);
    if (escaped) {
      const [, byte, short, long, octal, simple] = escaped;
      const code = byte ?? short ?? long;
      const value = simple === undefined ? parseInt(code ?? octal, code === undefined ? 8 : 16) : SIMPLE[simple];
      bytes.push(...(byte === undefined && octal === undefined ? Buffer.from(String.fromCodePoint(value)) : [value]));
      i += escaped[0].length;
    } else if (character === '\\' || character === '"') {
      throw new Error(`a ${character} that escapes nothing or ends the string: ${literal}`);
    } else {
      bytes.push(...Buffer.from(character));
      i += character.length;
    }
  }
  return Buffer.from(bytes).toString('utf8');
}

/** What UTF-8 can hold of it: half a surrogate pair becomes U+FFFD. */
const held = (value: string): string => Buffer.from(value, 'utf8').toString('utf8');

const MATCHERS: Array<[string, (label: string, value: string) => string, string]> = [
  ['equals', equals, 'EqlSingle'],
  ['differs', differs, 'Neq'],
  ['matches', matches, 'EqlRegex'],
  ['oneOf one', (label, value) => oneOf(label, [value]), 'EqlSingle'],
];

describe('a value in PromQL', () => {
  it.each(MATCHERS)('stays one matcher with %s, whatever it holds', (_, matcher, operator) => {
    fc.assert(
      fc.property(hostile, hostile, (value, other) => {
        const { nodes, errors, literals } = parse(selector('up', matcher('pod', value), equals('namespace', other)));
        expect(errors).toBe(0);
        expect(nodes.filter((name) => name === 'VectorSelector')).toHaveLength(1);
        expect(nodes.filter((name) => name === 'UnquotedLabelMatcher')).toHaveLength(2);
        expect(nodes.filter((name) => name === operator).length).toBeGreaterThan(0);
        expect(literals.map(unquoted)).toEqual([held(value), held(other)]);
      }),
      { numRuns: 200 }
    );
  });

  it('stays one matcher with oneOf several, and their pattern matches them and nothing else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hostile, { minLength: 2, maxLength: 5 }), hostile, (values, other) => {
        const { nodes, errors, literals } = parse(selector('up', oneOf('pod', values)));
        expect(errors).toBe(0);
        expect(nodes.filter((name) => name === 'UnquotedLabelMatcher')).toHaveLength(1);
        expect(nodes).toContain('EqlRegex');
        const pattern = new RegExp(`^(?:${unquoted(literals[0])})$`, 'su'); // anchored, as Prometheus does
        expect(values.map(held).filter((value) => !pattern.test(value))).toEqual([]);
        expect(pattern.test(held(other))).toBe(values.map(held).includes(held(other)));
      }),
      { numRuns: 200 }
    );
  });

  it('never breaks the line of a log', () => {
    fc.assert(
      fc.property(hostile, (value) =>
        [...quoted(value)].every((character) => character >= ' ' && character !== '\u007f')
      )
    );
  });
});

describe('oneOf', () => {
  it('is an equality for one value, however often it is given', () => {
    expect(oneOf('pod', ['a', 'a'])).toBe('pod="a"');
  });

  it('does not depend on the order of the values', () => {
    expect(oneOf('pod', ['b', 'a', 'b'])).toBe(oneOf('pod', ['a', 'b']));
  });
});

describe('selector', () => {
  it.each([
    ['up', ['a="1"', '', 'b="2"'], 'up{a="1",b="2"}'],
    ['', ['__name__=~"x"'], '{__name__=~"x"}'],
    ['up', ['', ''], 'up'],
  ])('of %j with %j passes over what is empty', (metric, matchers, expected) => {
    expect(selector(metric, ...matchers)).toBe(expected);
  });
});

it.each(['', 'a-b', '1a', 'a"', 'a b', 'ä'])('refuses %j as the name of a label', (name) => {
  expect(() => equals(name, 'x')).toThrow('not a label name');
});
