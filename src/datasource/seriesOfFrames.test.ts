import { createDataFrame, FieldType } from '@grafana/data';
import { seriesOfFrames } from './seriesOfFrames';

const time = (...values: number[]) => ({ name: 'Time', type: FieldType.time, values });

describe('seriesOfFrames', () => {
  it('reads a frame a series, with the metric’s name from its label', () => {
    const frame = createDataFrame({
      fields: [
        time(1000, 2000),
        { name: 'Value', type: FieldType.number, values: [1, 2], labels: { __name__: 'up', job: 'a' } },
      ],
    });
    expect(seriesOfFrames([frame])).toEqual([
      { metric: 'up', labels: { job: 'a' }, times: [1000, 2000], values: [1, 2] },
    ]);
  });

  it('leaves out samples that Grafana turned into null, and counts them', () => {
    const frame = createDataFrame({
      fields: [
        time(1000, 2000, 3000),
        { name: 'Value', type: FieldType.number, values: [1, null, NaN], labels: { __name__: 'up' } },
      ],
    });
    expect(seriesOfFrames([frame])).toEqual([{ metric: 'up', labels: {}, times: [1000], values: [1], leftOut: 2 }]);
  });

  it('reads several values of one wide frame as several series', () => {
    const value = (job: string, n: number) => ({ name: job, type: FieldType.number, values: [n], labels: { job } });
    const frame = createDataFrame({ fields: [time(1000), value('a', 1), value('b', 2)] });
    expect(seriesOfFrames([frame]).map(({ labels, values }) => [labels.job, values[0]])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('reads a table, whose labels are columns', () => {
    const frame = createDataFrame({
      fields: [
        time(1000, 1000),
        { name: 'pod', type: FieldType.string, values: ['a', 'b'] },
        { name: 'node', type: FieldType.string, values: ['', 'n1'] },
        { name: 'Value #q1', type: FieldType.number, values: [1, 2] },
      ],
    });
    expect(seriesOfFrames([frame])).toEqual([
      { metric: '', labels: { pod: 'a' }, times: [1000], values: [1] },
      { metric: '', labels: { pod: 'b', node: 'n1' }, times: [1000], values: [2] },
    ]);
  });

  it('reads nothing from an empty result, which is a frame without fields', () => {
    expect(seriesOfFrames([createDataFrame({ fields: [] })])).toEqual([]);
  });
});
