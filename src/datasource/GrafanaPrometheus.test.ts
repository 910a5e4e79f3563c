import {
  createDataFrame,
  dateTime,
  FieldType,
  LoadingState,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
} from '@grafana/data';
import { toDataQueryResponse, type FetchError } from '@grafana/runtime';
import { NEVER, Observable, of, throwError } from 'rxjs';
import { epochMs } from '../core/units';
import { GrafanaPrometheus, type PrometheusTarget } from './GrafanaPrometheus';

const AT = { at: epochMs(1_800_000_000_123) };

const frame = (refId: string, value: number) =>
  createDataFrame({
    refId,
    fields: [
      { name: 'Time', type: FieldType.time, values: [AT.at] },
      { name: 'Value', type: FieldType.number, values: [value], labels: { __name__: 'up' } },
    ],
  });

function through(answer: (request: DataQueryRequest<PrometheusTarget>) => Observable<DataQueryResponse>) {
  const requests: Array<DataQueryRequest<PrometheusTarget>> = [];
  const inner = {
    name: 'Metrics',
    getRef: () => ({ uid: 'prom', type: 'prometheus' }),
    query: (request: DataQueryRequest<PrometheusTarget>) => {
      requests.push(request);
      return answer(request);
    },
  } as unknown as DataSourceApi<PrometheusTarget>;
  const outer = {
    requestId: 'Q1',
    range: { from: dateTime(0), to: dateTime(1) },
    targets: [],
    panelId: 7,
  } as unknown as DataQueryRequest;
  const aborter = new AbortController();
  return { port: new GrafanaPrometheus(inner, outer, aborter.signal), requests, aborter };
}

const all = ({ targets }: DataQueryRequest<PrometheusTarget>): Observable<DataQueryResponse> =>
  of({ data: targets.map(({ refId }, i) => frame(refId, i)), state: LoadingState.Done });

describe('GrafanaPrometheus', () => {
  it('sends the queries of one moment as one request and hands each its own frames', async () => {
    const { port, requests } = through(all);
    const [first, second] = await Promise.all([port.query('up', AT), port.query('down', AT)]);
    expect(requests).toHaveLength(1);
    expect(requests[0].targets.map(({ expr }) => expr)).toEqual(['up', 'down']);
    expect([first[0].values, second[0].values]).toEqual([[0], [1]]);
  });

  it('evaluates an instant query at the request’s end, to the millisecond', async () => {
    const { port, requests } = through(all);
    await port.query('up[5m]', AT);
    expect(requests[0].range.to.valueOf()).toBe(AT.at);
    expect(requests[0].targets[0]).toMatchObject({ instant: true, range: false });
  });

  it('pins the step of a range query and asks for enough points to keep it', async () => {
    const { port, requests } = through(all);
    await port.query('up', { start: epochMs(60_000), end: epochMs(600_000), stepSeconds: 30 });
    expect(requests[0].targets[0]).toMatchObject({ instant: false, range: true, interval: '30s' });
    expect(requests[0]).toMatchObject({ intervalMs: 30_000, maxDataPoints: 11_000 });
  });

  it('names the inner data source on each target, so that variables and the right backend are used', async () => {
    const { port, requests } = through(all);
    await port.query('up', AT);
    expect(requests[0].targets[0].datasource).toEqual({ uid: 'prom', type: 'prometheus' });
    expect(requests[0].requestId).toMatch(/^Q1-podcoroner-/);
  });

  it('fails one query alone when only its refId failed', async () => {
    const { port } = through(({ targets }) =>
      of({
        data: [frame(targets[0].refId, 1)],
        state: LoadingState.Error,
        errors: [{ refId: targets[1].refId, message: 'parse error', status: 400 }],
      })
    );
    const [good, bad] = await Promise.allSettled([port.query('up', AT), port.query('up{', AT)]);
    expect(good).toMatchObject({ status: 'fulfilled' });
    expect(bad).toMatchObject({
      status: 'rejected',
      reason: { fault: 'query', detail: 'parse error', address: 'Metrics' },
    });
  });

  it.each([
    [401, 'Unauthorized', 'unauthorized'],
    [403, 'Access denied', 'forbidden'],
    [404, 'Data source not found', 'not-prometheus'],
    [502, 'Bad Gateway', 'unreachable'],
    [400, 'dial tcp 127.0.0.1:1: connect: connection refused', 'unreachable'],
    [504, 'Gateway Timeout', 'unreachable'],
    [422, 'query timed out: context deadline exceeded', 'timeout'],
  ])('tells HTTP %i “%s” as %s', async (status, message, fault) => {
    const { port } = through(() => throwError(() => ({ status, data: { message } })));
    await expect(port.query('up', AT)).rejects.toMatchObject({ fault, detail: message });
  });

  it('sees a refusal that Grafana’s runtime makes an answer without frames', async () => {
    const refusal = { status: 403, statusText: 'Forbidden', data: { message: 'Access denied' } };
    const { port } = through(() => of(toDataQueryResponse(refusal as FetchError)));
    const both = await Promise.allSettled([port.query('up', AT), port.query('down', AT)]);
    for (const one of both) {
      expect(one).toMatchObject({ status: 'rejected', reason: { fault: 'forbidden', detail: 'Access denied' } });
    }
  });

  // as Grafana 12.3 answered, HTTP 400, for servers of each kind
  it.each([
    ['unexpected response with status code 401: <html>hello</html>', 500, 'unauthorized'],
    ['unexpected response with status code 403: {"status":"error"}', 500, 'forbidden'],
    ["response from prometheus couldn't be parsed. it is non-json: ReadObject: expect {", 200, 'not-prometheus'],
    ["response from prometheus couldn't be parsed. it is non-json: ReadObject: expect {", 503, 'unreachable'],
    ['Post "http://127.0.0.1:1/api/v1/query": dial tcp 127.0.0.1:1: connect: connection refused', 502, 'unreachable'],
  ])('takes no empty frame for a result where there is an error: %s (%i)', async (error, status, fault) => {
    const nothing = { schema: { refId: 'q1', fields: [] }, data: { values: [] } };
    const answered = { status: 400, data: { results: { q1: { error, status, frames: [nothing] } } } };
    const { port } = through(() => of(toDataQueryResponse(answered as unknown as FetchError)));
    await expect(port.query('up', AT)).rejects.toMatchObject({ fault });
  });

  it('stops listening to the inner data source when nobody waits any more', async () => {
    let stopped = false;
    const { port, aborter } = through(() => new Observable(() => () => (stopped = true)));
    const asked = port.query('up', AT);
    await Promise.resolve();
    aborter.abort();
    await expect(asked).rejects.toThrow('cancelled');
    expect(stopped).toBe(true);
  });

  it('asks nothing once cancelled', async () => {
    const { port, requests, aborter } = through(() => NEVER);
    aborter.abort();
    await expect(port.query('up', AT)).rejects.toThrow('cancelled');
    expect(requests).toHaveLength(0);
  });
});
