import { Series } from './incident';
import { toOpenMetrics } from './openMetrics';

it('writes a family after the other, a staleness marker as NaN', () => {
  const samples = [
    { t: 1_500, v: 0.5 },
    { t: 31_500, stale: true as const },
  ];
  const series: Series[] = [
    { labels: { __name__: 'b', path: 'a"b\\c' }, samples },
    { labels: { __name__: 'a' }, samples: [samples[0]] },
  ];
  expect(toOpenMetrics({ series }).split('\n')).toEqual([
    '# TYPE a unknown',
    'a{} 0.5 1.500',
    '# TYPE b unknown',
    'b{path="a\\"b\\\\c"} 0.5 1.500',
    'b{path="a\\"b\\\\c"} NaN 31.500',
    '# EOF',
    '',
  ]);
});
