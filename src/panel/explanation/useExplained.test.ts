import { createDataFrame, FieldType, type DataQueryRequest } from '@grafana/data';
import { renderHook, waitFor } from '@testing-library/react';
import { of, throwError } from 'rxjs';
import { testKill } from '../picture/testPicture';
import { useExplained } from './useExplained';

const query = jest.fn();
const get = jest.fn();
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getDataSourceSrv: () => ({ get }),
}));

const datasource = { type: 'podcoroner-autopsy-datasource', uid: 'c' };
const request = { requestId: 'Q1', targets: [{ refId: 'A', datasource, pod: 'cart' }] } as unknown as DataQueryRequest;
const row = testKill({ id: 'abc' });
const explanation = {
  id: 'abc',
  summary: '',
  message: { id: 'summary.node-oom', params: {} },
  remarks: [],
  evidence: [],
  belowLimit: null,
  othersKilled: [],
  alternatives: [],
};
const frame = createDataFrame({
  name: 'kills',
  meta: { custom: { podCoroner: { schema: 1 } } },
  fields: [
    { name: 'id', type: FieldType.string, values: ['abc'] },
    { name: 'explanation', type: FieldType.other, values: [explanation] },
  ],
});

describe('useExplained', () => {
  beforeEach(() => {
    get.mockReset().mockResolvedValue({ query });
    query.mockReset();
  });

  it('asks the data source for a row that came without', async () => {
    query.mockReturnValue(of({ data: [frame] }));
    const { result } = renderHook(() => useExplained(row, request));
    expect(result.current).toEqual({ state: 'asking' });
    await waitFor(() => expect(result.current?.state).toBe('told'));
    expect(get).toHaveBeenCalledWith(datasource, undefined);
    expect(query.mock.calls[0][0].targets).toEqual([{ refId: 'A', datasource, pod: 'cart', killIds: ['abc'] }]);
    expect(query.mock.calls[0][0].requestId).not.toBe(request.requestId);
  });

  it.each([
    ['a refusal', () => throwError(() => new Error('No access to Prometheus.')), /No access to Prometheus\.$/],
    ['an error in the answer', () => of({ data: [], errors: [{ message: 'Timed out.' }] }), /Timed out\.$/],
    ['a kill that is gone', () => of({ data: [] }), /no longer finds this kill\.$/],
  ])('tells %s in words', async (_, answer, words) => {
    query.mockImplementation(answer);
    const { result } = renderHook(() => useExplained(row, request));
    await waitFor(() => expect(result.current?.state).toBe('failed'));
    expect(result.current).toEqual({ state: 'failed', sentence: expect.stringMatching(words) });
  });

  it('asks nothing while nothing is opened', () => {
    const { result } = renderHook(() => useExplained(null, request));
    expect(result.current).toBeNull();
    expect(get).not.toHaveBeenCalled();
  });
});
