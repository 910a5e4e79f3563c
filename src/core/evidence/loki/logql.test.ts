import { equals, linesWith, oneOf, quoted, streams } from './logql';

/** What Go's strconv.Unquote makes of it: the other side of the door. */
function unquoted(literal: string): string {
  expect(literal).toMatch(/^"(?:[^"\\\n]|\\(?:["\\]|x[0-9a-f]{2}))*"$/);
  return literal
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-f]{2})|(.))/g, (_, code: string, one: string) => one ?? String.fromCharCode(parseInt(code, 16))); // prettier-ignore
}

const HOSTILE = [
  'worker-1',
  '',
  '"} |= "',
  'a"} or {job=~".+',
  '\\',
  '\\"',
  'a\nb\r\t\u0000\u007f',
  '`raw`',
  '$__range',
  '${password}',
  '[[secret]]',
  '{{.x}}',
  'knoten-ä-日本-😀',
  '# comment',
  '.*',
];

describe('a text in LogQL', () => {
  it.each(HOSTILE)('is a literal and nothing else: %j', (value) => {
    expect(unquoted(quoted(value))).toBe(value);
  });

  it.each(['$__range', '${password}', '[[secret]]'])('leaves nothing for Grafana to replace in %j', (value) => {
    expect(linesWith(streams([equals('node', value)]), value)).not.toMatch(/\$|\[\[/);
  });

  it('has no half of a surrogate pair, which no UTF-8 can carry', () => {
    expect(quoted('a\ud800b')).toBe('"a\ufffdb"');
  });
});

describe('a selector', () => {
  it.each(HOSTILE)('takes alternatives literally: %j', (value) => {
    const [, literal] = /^node=~(".*")$/s.exec(oneOf('node', [value, 'other']))!;
    const pattern = new RegExp(`^(?:${unquoted(literal)})$`, 's');
    expect(pattern.test(value)).toBe(true);
    expect(pattern.test('other')).toBe(true);
    expect(pattern.test(`${value}x`)).toBe(false);
  });

  it('is an equality for one value, and says a matcher once', () => {
    expect(streams([oneOf('job', ['a', 'a']), equals('pod', ''), 'job="a"'])).toBe('{job="a", pod=""}');
  });

  it.each(['', '1a', 'a-b', 'a"b', 'a=~".*"}'])('refuses the label name %j', (label) => {
    expect(() => equals(label, 'x')).toThrow('not a label name');
    expect(() => oneOf(label, ['x', 'y'])).toThrow('not a label name');
  });
});
