import { at, POD } from '../../testing/evidenceOf';
import { Labels, Series } from '../Series';
import { collectPlotted } from './collectPlotted';
import { Evaluation, PrometheusError } from './Prometheus';
import { Recorder } from './Recorder';

const window = { from: at(-1807), to: at(607) };

const seriesOf = (labels: Labels): Series => ({ metric: '', labels, times: [at(0)], values: [1] });

function recorderOf(answer: () => Series[]): { recorder: Recorder; asked: Array<[string, Evaluation]> } {
  const asked: Array<[string, Evaluation]> = [];
  const query = async (expression: string, evaluation: Evaluation) => {
    asked.push([expression, evaluation]);
    return answer();
  };
  return { recorder: new Recorder({ concurrency: 1, query }), asked };
}

describe('the user’s own expression', () => {
  it('is asked for as it is, once, over the window at the dashboard’s step', async () => {
    const { recorder, asked } = recorderOf(() => [seriesOf({ pod: POD.pod })]);
    const expr = 'sum by (pod) (x{pod=~"a|b\\"}"})';
    const plotted = await collectPlotted(recorder, expr, window, 60, [POD]);
    expect(asked).toEqual([[expr, { start: at(-1800), end: at(600), stepSeconds: 60 }]]);
    expect(plotted).toEqual({ expr, stepSeconds: 60, series: [seriesOf({ pod: POD.pod })] });
  });

  it('takes a longer step where the dashboard’s would give more points than a server does', async () => {
    const { recorder, asked } = recorderOf(() => []);
    const plotted = await collectPlotted(recorder, 'x', { from: at(-200_000), to: at(0) }, 1, [POD]);
    expect(plotted?.stepSeconds).toBe(20);
    expect(asked[0][1]).toMatchObject({ stepSeconds: 20 });
  });

  it('keeps what names no other pod', async () => {
    const all: Labels[] = [
      { pod: 'other' },
      {},
      { pod: 'ksm-0', exported_pod: POD.pod },
      { pod: POD.pod, exported_pod: 'other' },
    ];
    const { recorder } = recorderOf(() => all.map(seriesOf));
    const plotted = await collectPlotted(recorder, 'x', window, 60, [POD]);
    expect(plotted?.series.map(({ labels }) => labels)).toEqual(expect.arrayContaining([all[1], all[2]]));
    expect(plotted?.series).toHaveLength(2);
  });

  it('says what it cuts', async () => {
    const { recorder } = recorderOf(() => Array.from({ length: 300 }, (_, i) => seriesOf({ le: String(i) })));
    expect((await collectPlotted(recorder, 'x', window, 60, [POD]))?.series).toHaveLength(200);
    expect(recorder.notices).toEqual([{ id: 'notice.expr-cut', params: { shownCount: 200, foundCount: 300 } }]);
  });

  it.each([
    ['a parse error', 'parse error: unclosed left parenthesis'],
    ['a bad pattern of the user’s', 'error parsing regexp: missing closing ]: `[`'],
  ])('that fails with %s is a notice with the server’s words', async (_, words) => {
    const { recorder } = recorderOf(() => {
      throw new PrometheusError('query', 'http://127.0.0.1', words);
    });
    expect(await collectPlotted(recorder, 'x(', window, 60, [POD])).toBeNull();
    expect(recorder.failures()).toEqual([{ id: 'notice.expr-failed', params: { expr: 'x(', error: words } }]);
  });

  it('ends the collection where nobody answers', async () => {
    const { recorder } = recorderOf(() => {
      throw new PrometheusError('unreachable', 'http://127.0.0.1', 'refused');
    });
    await expect(collectPlotted(recorder, 'x', window, 60, [POD])).rejects.toThrow('unreachable');
  });
});
