import { parseAnswer } from './parseAnswer';
import { PrometheusError } from './Prometheus';

const success = (resultType: string, result: unknown) =>
  JSON.stringify({ status: 'success', data: { resultType, result } });

describe('an answer of Prometheus', () => {
  it('brings a vector as series of one sample', () => {
    const text = success('vector', [{ metric: { __name__: 'up', job: 'a' }, value: [1700000000.123, '1'] }]);
    expect(parseAnswer(200, text, 'x')).toEqual([
      { metric: 'up', labels: { job: 'a' }, times: [1_700_000_000_123], values: [1] },
    ]);
  });

  it('brings a matrix with all samples, to the millisecond', () => {
    const text = success('matrix', [
      { metric: { __name__: 'm' }, values: [[1700000000.0005, '1e3'], [1700000030.9999, '-0.5']] }, // prettier-ignore
    ]);
    expect(parseAnswer(200, text, 'x')).toEqual([
      { metric: 'm', labels: {}, times: [1_700_000_000_001, 1_700_000_031_000], values: [1000, -0.5] },
    ]);
  });

  it('brings a scalar as a series without labels', () => {
    expect(parseAnswer(200, success('scalar', [5, '42']), 'x')).toEqual([
      { metric: '', labels: {}, times: [5000], values: [42] },
    ]);
  });

  it.each(['NaN', '+Inf', '-Inf'])(
    'leaves out samples that are %s and counts them, and series that have no other',
    (value) => {
      const text = success('matrix', [
        { metric: { __name__: 'a' }, values: [[1, value], [2, '7']] }, // prettier-ignore
        { metric: { __name__: 'b' }, values: [[1, value]] },
      ]);
      expect(parseAnswer(200, text, 'x')).toEqual([
        { metric: 'a', labels: {}, times: [2000], values: [7], leftOut: 1 },
      ]);
    }
  );

  it('knows no series in an empty result', () => {
    expect(parseAnswer(200, success('vector', []), 'x')).toEqual([]);
  });
});

describe('what is no answer', () => {
  const faultOf = (status: number, text: string) => {
    try {
      parseAnswer(status, text, 'http://prometheus');
    } catch (error) {
      const { fault, address, detail } = error as PrometheusError;
      return { fault, address, detail };
    }
    return null;
  };
  const error = (errorType: string, words: unknown) => JSON.stringify({ status: 'error', errorType, error: words });

  it.each<[string, number, string, string, RegExp]>([
    ['401', 401, '', 'unauthorized', /HTTP 401/],
    ['401 with JSON of Prometheus', 401, success('vector', []), 'unauthorized', /HTTP 401/],
    ['403', 403, 'no', 'forbidden', /HTTP 403/],
    ['an error of Prometheus', 400, error('bad_data', 'parse error'), 'query', /^parse error$/],
    ['its timeout', 503, error('timeout', 'query timed out'), 'timeout', /timed out/],
    ['its error without words', 422, error('execution', undefined), 'query', /HTTP 422/],
    ['an HTML page', 200, ' <!DOCTYPE html><html>', 'not-prometheus', /HTTP 200 with an HTML page/],
    ['an empty page', 502, ' \n', 'not-prometheus', /HTTP 502 with an empty page/],
    ['other JSON', 200, '{"a":1}', 'not-prometheus', /“\{"a":1\}”/],
    ['null', 200, 'null', 'not-prometheus', /null/],
    ['a string', 200, success('string', [1, 'x']), 'not-prometheus', /"string"/],
    ['success without data', 200, '{"status":"success"}', 'not-prometheus', /undefined/],
    ['a vector that is no list', 200, success('vector', {}), 'not-prometheus', /"vector"/],
  ])('%s is a fault of the right kind', (_, status, text, fault, detail) => {
    expect(faultOf(status, text)).toEqual({
      fault,
      address: 'http://prometheus',
      detail: expect.stringMatching(detail),
    });
  });

  it('is told on one line, without control characters and in a few words', () => {
    const long = `a\u001b[2J\r\n${'x'.repeat(5000)}`;
    for (const text of [error('execution', long), long]) {
      const { detail } = faultOf(200, text)!;
      expect(detail).not.toMatch(/\p{Cc}/u);
      expect(detail.length).toBeLessThanOrEqual(300);
    }
  });
});
