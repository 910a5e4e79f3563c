import { createDataFrame, FieldType } from '@grafana/data';
import { selectionOfFrames } from './selectionOfFrames';

const frame = (...labels: Array<Record<string, string>>) =>
  createDataFrame({
    fields: labels.map((own, i) => ({ name: `v${i}`, type: FieldType.number, values: [1], labels: own })),
  });

describe('selectionOfFrames', () => {
  it('takes over the namespaces and pods that the labels name, literally', () => {
    const frames = [frame({ namespace: 'shop', pod: 'cart-1' }, { namespace: 'shop', pod: 'api.v2' })];
    expect(selectionOfFrames(frames)).toEqual({ namespace: 'shop', pod: 'api\\.v2|cart-1' });
  });

  it('keeps the namespace alone where there are many pods', () => {
    const frames = [frame(...Array.from({ length: 11 }, (_, i) => ({ namespace: 'shop', pod: `cart-${i}` })))];
    expect(selectionOfFrames(frames)).toEqual({ namespace: 'shop', pod: '' });
  });

  it('selects everything where no label says anything', () => {
    expect(selectionOfFrames([frame({ job: 'node' })])).toEqual({ namespace: '', pod: '' });
  });
});
