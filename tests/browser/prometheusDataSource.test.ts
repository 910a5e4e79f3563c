import { pushSeries } from '../../scenarios';
import { startPrometheus, type RunningPrometheus } from '../prometheus/startPrometheus';
import { askPrometheus, type AskedTarget, type PlainResponse } from './askPrometheus';
import { openPreview, type OpenPreview } from './openPreview';

const START = Date.UTC(2026, 10, 23, 10, 0, 0);
/** A sample every 30 s, at 7.5 s past. */
const times = Array.from({ length: 40 }, (_, i) => START + 7_500 + i * 30_000);
const series = (labels: Record<string, string>, first: number) => ({
  labels,
  samples: times.map((t, i) => ({ t, v: first + i })),
});

describe("the page's Prometheus data source, as Grafana's", () => {
  let prometheus: RunningPrometheus;
  let preview: OpenPreview;
  const ask = (
    targets: AskedTarget[],
    { from = START, to = START + 600_000, maxDataPoints }: { from?: number; to?: number; maxDataPoints?: number } = {}
  ): Promise<PlainResponse> => askPrometheus(preview.page, targets, { from, to, maxDataPoints });

  beforeAll(async () => {
    prometheus = await startPrometheus();
    await pushSeries(prometheus.url, [
      series({ __name__: 'used_bytes', pod: 'cart' }, 100),
      series({ __name__: 'used_bytes', pod: 'search', container: 'index' }, 500),
    ]);
    preview = await openPreview({ prometheus: prometheus.url, from: START, to: START + 600_000 });
  }, 60_000);
  afterAll(async () => {
    await preview?.close();
    await prometheus?.stop();
  });

  it('brings a frame a series, labels with the name on the value field', async () => {
    const { data, state } = await ask([{ refId: 'A', expr: 'used_bytes{pod="cart"}', range: true, interval: '30s' }]);
    expect(state).toBe('Done');
    expect(data).toHaveLength(1);
    const [{ fields, meta }] = data;
    expect(fields[1].labels).toEqual({ __name__: 'used_bytes', pod: 'cart' });
    expect(fields[1].name).toBe('used_bytes');
    expect(meta).toMatchObject({
      type: 'timeseries-multi',
      executedQueryString: 'Expr: used_bytes{pod="cart"}\nStep: 30s',
    });
  });

  it('floors the start of a range to its step', async () => {
    const { data } = await ask([{ refId: 'A', expr: 'vector(1)', range: true, interval: '60s' }], {
      from: START + 61_000,
      to: START + 200_000,
    });
    expect(data[0].fields[0].values).toEqual([START + 60_000, START + 120_000, START + 180_000]);
  });

  it('evaluates an instant query at the end of the range, to the millisecond', async () => {
    const { data } = await ask([{ refId: 'A', expr: 'time()', instant: true }], { to: START + 123_456 });
    expect(data[0].fields.map(({ values }) => values[0])).toEqual([START + 123_456, (START + 123_456) / 1000]);
  });

  it('brings the raw samples of a range selector that is asked as an instant', async () => {
    const { data } = await ask([{ refId: 'A', expr: 'used_bytes{pod="cart"}[65s]', instant: true }]);
    expect(data[0].meta?.type).toBe('timeseries-multi');
    expect(data[0].fields[0].values).toEqual([START + 547_500, START + 577_500]);
    expect(data[0].fields[1].values).toEqual([118, 119]);
  });

  it('makes one table of an instant query in table format, a column a label', async () => {
    const { data } = await ask([{ refId: 'A', expr: 'used_bytes', instant: true, format: 'table' }]);
    expect(data).toHaveLength(1);
    expect(data[0].meta?.type).toBe('numeric-multi');
    const columns = Object.fromEntries(data[0].fields.map(({ name, values }) => [name, values]));
    expect(columns).toEqual({
      Time: [START + 600_000, START + 600_000],
      __name__: ['used_bytes', 'used_bytes'],
      container: ['index', ''],
      pod: ['search', 'cart'],
      Value: [519, 119],
    });
    expect(data[0].fields.at(-1)?.name).toBe('Value');
  });

  it('names the value columns of several tables by their query', async () => {
    const table = { expr: 'sum(used_bytes)', instant: true, format: 'table' as const };
    const { data } = await ask([
      { refId: 'A', ...table },
      { refId: 'B', ...table },
    ]);
    expect(data.map(({ fields }) => fields.at(-1)?.name).sort()).toEqual(['Value #A', 'Value #B']);
  });

  it('has null for what is not a finite number', async () => {
    const { data } = await ask([
      { refId: 'A', expr: 'vector(0) / 0', instant: true },
      { refId: 'B', expr: 'vector(1) / 0', instant: true },
    ]);
    expect(data.map(({ fields }) => fields[1].values)).toEqual([[null], [null]]);
  });

  it('has one frame without fields for an empty result', async () => {
    const { data } = await ask([{ refId: 'A', expr: 'nobody_collects_this', range: true }]);
    expect(data).toMatchObject([{ refId: 'A', fields: [], length: 0 }]);
    expect(data[0].meta?.executedQueryString).toMatch('Expr: nobody_collects_this');
  });

  it('keeps the results of the others when one target is refused', async () => {
    const { data, errors, state } = await ask([
      { refId: 'bad', expr: 'sum(', instant: true },
      { refId: 'good', expr: 'sum(used_bytes)', instant: true },
    ]);
    expect(state).toBe('Error');
    expect(errors).toEqual([{ refId: 'bad', status: 400, message: expect.stringMatching(/^bad_data: .*parse error/) }]);
    expect(data.map(({ refId }) => refId)).toEqual(['good']);
  });

  it('takes a longer step than asked for when the request allows few points', async () => {
    const { data } = await ask([{ refId: 'A', expr: 'vector(1)', range: true, interval: '1s' }], { maxDataPoints: 10 });
    expect(data[0].fields[0].config.interval).toBe(60_000);
  });

  it('lets Prometheus refuse more than 11,000 points', async () => {
    const { errors } = await ask([{ refId: 'A', expr: 'vector(1)', range: true, interval: '1s' }], {
      to: START + 24 * 3_600_000,
      maxDataPoints: 100_000,
    });
    expect(errors).toMatchObject([{ refId: 'A', status: 400 }]);
  });
});
