import { dateTime, LoadingState, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { NEVER, of, throwError, type Observable } from 'rxjs';
import { epochMs } from '../core/units';
import { GrafanaLoki, missingLoki, type LokiDataSource, type LokiTarget } from './GrafanaLoki';

const QUERY = { expression: '{a="b"}', start: epochMs(1000), end: epochMs(2000), limit: 7, direction: 'backward' as const }; // prettier-ignore
const RANGE = { from: epochMs(1000.4), to: epochMs(2000.4) };

function through(
  answer: Observable<DataQueryResponse>,
  resource: (path: string) => Promise<unknown> = () => Promise.resolve({})
) {
  // prettier-ignore
  const requests: Array<DataQueryRequest<LokiTarget>> = [];
  const resources: unknown[][] = [];
  const inner = {
    name: 'Logs',
    getRef: () => ({ uid: 'loki', type: 'loki' }),
    query: (request: DataQueryRequest<LokiTarget>) => {
      requests.push(request);
      return answer;
    },
    getResource: (path: string, parameters: object) => {
      resources.push([path, parameters]);
      return resource(path);
    },
  } as unknown as LokiDataSource;
  const outer = { requestId: 'Q1', range: { from: dateTime(0), to: dateTime(1) }, targets: [], scopedVars: { x: {} }, panelId: 7 } as unknown as DataQueryRequest; // prettier-ignore
  const aborter = new AbortController();
  return { loki: new GrafanaLoki(inner, outer, aborter.signal), requests, resources, aborter };
}

describe('GrafanaLoki', () => {
  it('asks a range query with its own limit, direction and time, and lets no variable in', async () => {
    const { loki, requests } = through(of({ data: [], state: LoadingState.Done }));
    expect(await loki.query(QUERY)).toEqual([]);
    expect(requests[0]).toMatchObject({
      targets: [{ expr: '{a="b"}', queryType: 'range', maxLines: 7, direction: 'backward', datasource: { uid: 'loki' } }], // prettier-ignore
      scopedVars: {},
      panelId: 7,
    });
    expect([requests[0].range.from.valueOf(), requests[0].range.to.valueOf()]).toEqual([1000, 2000]);
  });

  it('reads names through the data source’s resources', async () => {
    const { loki, resources } = through(NEVER, (path) => Promise.resolve(path === 'labels' ? { data: ['node', 7] } : {})); // prettier-ignore
    expect(await loki.labelNames(RANGE)).toEqual(['node']);
    expect(await loki.labelValues('a/../b', RANGE)).toEqual([]);
    expect(resources).toEqual([
      ['labels', { start: '1000000000', end: '2001000000' }],
      ['label/a%2F..%2Fb/values', { start: '1000000000', end: '2001000000' }],
    ]);
  });

  it.each([
    [{ status: 403, data: { message: 'Access denied' } }, 'forbidden'],
    [{ status: 401, statusText: 'Unauthorized' }, 'unauthorized'],
    [{ status: 429, message: 'too many outstanding requests' }, 'too-many'],
    [{ message: 'max entries limit per query exceeded, limit > max_entries_limit_per_query (6000 > 5000)' }, 'limit'],
    [{ status: 502, data: { message: 'dial tcp 10.0.0.1:3100: connect: connection refused' } }, 'unreachable'],
    [{ message: 'context deadline exceeded' }, 'timeout'],
    [{ message: 'parse error' }, 'query'],
  ])('understands the refusal %j as %s', async (error, fault) => {
    await expect(through(throwError(() => error)).loki.query(QUERY)).rejects.toMatchObject({ fault });
    const told = of({ data: [], errors: [error], state: LoadingState.Error });
    await expect(through(told).loki.query(QUERY)).rejects.toMatchObject({ fault });
    const resource = () => Promise.reject(error as unknown as Error);
    await expect(through(NEVER, resource).loki.labelNames(RANGE)).rejects.toMatchObject({ fault });
  });

  it('is cancelled with its caller', async () => {
    const { loki, aborter } = through(NEVER);
    const asked = loki.query(QUERY);
    aborter.abort();
    await expect(asked).rejects.toMatchObject({ fault: 'unreachable', detail: 'cancelled' });
    await expect(loki.query(QUERY)).rejects.toMatchObject({ detail: 'cancelled' });
  });

  it('answers for one that is not there by that', async () => {
    await expect(missingLoki('gone').labelNames(RANGE)).rejects.toMatchObject({ fault: 'missing', detail: 'gone' });
  });
});
