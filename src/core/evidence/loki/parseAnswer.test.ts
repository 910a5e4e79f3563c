import { LokiError } from './Loki';
import { parseNames, parseStreams } from './parseAnswer';

const fault = (read: () => unknown): Pick<LokiError, 'fault' | 'detail'> => {
  try {
    read();
  } catch (error) {
    if (error instanceof LokiError) {
      return { fault: error.fault, detail: error.detail };
    }
    throw error;
  }
  throw new Error('no fault');
};

describe('an answer of Loki', () => {
  it('is streams with lines in their order', () => {
    const result = [{ stream: { job: 'j' }, values: [['1700000000000000001', 'a', { structuredMetadata: {} }], ['1700000000000000000', 'b']] }]; // prettier-ignore
    expect(parseStreams(200, JSON.stringify({ status: 'success', data: { resultType: 'streams', result } }))).toEqual([
      { labels: { job: 'j' }, entries: [{ ns: '1700000000000000001', line: 'a' }, { ns: '1700000000000000000', line: 'b' }] }, // prettier-ignore
    ]);
  });

  it('leaves out data where there are no labels', () => {
    expect(parseNames(200, '{"status":"success"}')).toEqual([]);
    expect(parseNames(200, '{"status":"success","data":["node",7,null]}')).toEqual(['node']);
  });

  it.each([
    ['null', { status: 'success', data: null }],
    ['a matrix', { status: 'success', data: { resultType: 'matrix', result: [] } }],
    ['no list', { status: 'success', data: { resultType: 'streams', result: {} } }],
    ['a stranger', { hello: 'world' }],
  ])('is none with %s', (_, value) => {
    expect(fault(() => parseStreams(200, JSON.stringify(value))).fault).toBe('not-loki');
  });

  it('drops what is no line', () => {
    const result = [{ stream: 5, values: [['x', 'a'], [1, 'b'], 'c', null, ['1700000000000000000', 9]] }, 7];
    expect(parseStreams(200, JSON.stringify({ status: 'success', data: { resultType: 'streams', result } }))).toEqual([
      { labels: {}, entries: [] },
    ]);
  });
});

describe('a refusal', () => {
  // the words of Loki 3.x, as it answered them
  it.each([
    [401, 'no org id', 'unauthorized'],
    [403, '<html>Forbidden', 'forbidden'],
    [429, 'too many outstanding requests', 'too-many'],
    [400, 'max entries limit per query exceeded, limit > max_entries_limit_per_query (6000 > 5000)', 'limit'],
    [400, 'the query would read too many bytes (query: 1.2GB, limit: 100MB); consider adding more specific stream selectors or reduce the time range of the query', 'limit'], // prettier-ignore
    [400, 'the query time range exceeds the limit (query length: 721h0m0s, limit: 30d1h)', 'limit'],
    [500, 'maximum of series (500) reached for a single query', 'limit'],
    [400, 'parse error at line 1, col 5: syntax error: unexpected IDENTIFIER', 'query'],
    [500, '{"code":500,"status":"error","message":"rpc error"}', 'query'],
    [504, 'context deadline exceeded', 'timeout'],
    [500, 'context deadline exceeded', 'timeout'],
    [404, '404 page not found', 'not-loki'],
    [302, '', 'not-loki'],
    [502, '<!DOCTYPE html>Bad gateway', 'not-loki'],
  ])('of %s %s is %s', (status, text, expected) => {
    expect(fault(() => parseStreams(status, text)).fault).toBe(expected);
  });

  it('tells neither an address nor a control character', () => {
    const text =
      'Get "http://10.1.2.3:3100/loki": dial tcp 10.1.2.3:3100: loki-read.monitoring:3100 \u001b[31m refused';
    expect(fault(() => parseStreams(500, text)).detail).toBe('Get "…": dial tcp …: …  [31m refused');
  });
});
