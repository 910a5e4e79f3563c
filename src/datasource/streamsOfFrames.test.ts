import { createDataFrame, FieldType } from '@grafana/data';
import { streamsOfFrames } from './streamsOfFrames';

const labels = [
  { job: 'journal', node: 'worker-1', detected_level: 'error' },
  { job: 'journal', node: 'worker-1', detected_level: 'info' },
];
const labelTypes = labels.map(() => ({ job: 'I', node: 'I', detected_level: 'S' }));
const [first, second] = ['1795477009000001000', '1795477009000002000'];

// pkg/tsdb/loki/frame.go, adjustLegacyLogsFrame and adjustDataplaneLogsFrame
const legacy = createDataFrame({
  fields: [
    { name: 'labels', type: FieldType.other, values: labels },
    { name: 'Time', type: FieldType.time, values: [1795477009000, 1795477009000] },
    { name: 'Line', type: FieldType.string, values: ['a', 'b'] },
    { name: 'tsNs', type: FieldType.string, values: [first, second] },
    { name: 'labelTypes', type: FieldType.other, values: labelTypes },
    { name: 'id', type: FieldType.string, values: ['x', 'y'] },
  ],
});
const dataPlane = createDataFrame({
  fields: [
    { name: 'labels', type: FieldType.other, values: labels },
    { name: 'timestamp', type: FieldType.time, values: [1795477009000, 1795477009000] },
    { name: 'body', type: FieldType.string, values: ['a', 'b'] },
    { name: 'id', type: FieldType.string, values: [`${first}_ab`, `${second}_cd`] },
    { name: 'labelTypes', type: FieldType.other, values: labelTypes },
  ],
});

describe('streams of Grafana’s frames', () => {
  it.each([
    ['legacy', legacy],
    ['data plane', dataPlane],
  ])('are told by the labels that select them, in nanoseconds: %s', (_, frame) => {
    expect(streamsOfFrames([frame])).toEqual([
      { labels: { job: 'journal', node: 'worker-1' }, entries: [{ ns: first, line: 'a' }, { ns: second, line: 'b' }] }, // prettier-ignore
    ]);
  });

  it('are of milliseconds where nothing tells more', () => {
    const bare = createDataFrame({
      fields: [
        { name: 'ts', type: FieldType.time, values: [1795477009000] },
        { name: 'line', type: FieldType.string, values: ['a'], labels: { job: 'j' } },
      ],
    });
    expect(streamsOfFrames([bare])).toEqual([{ labels: { job: 'j' }, entries: [{ ns: '1795477009000000000', line: 'a' }] }]); // prettier-ignore
  });

  it('are none of an empty answer', () => {
    expect(streamsOfFrames([])).toEqual([]);
    expect(streamsOfFrames([createDataFrame({ fields: [] })])).toEqual([]);
  });
});
