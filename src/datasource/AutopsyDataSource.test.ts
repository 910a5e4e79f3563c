import {
  createDataFrame,
  dateTime,
  FieldType,
  LoadingState,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
} from '@grafana/data';
import { setDataSourceSrv, setTemplateSrv, type DataSourceSrv, type TemplateSrv } from '@grafana/runtime';
import { waitFor } from '@testing-library/react';
import { firstValueFrom, Observable, of, throwError } from 'rxjs';
import { AutopsyDataSource } from './AutopsyDataSource';
import { type AutopsyQuery, type AutopsySettings } from './AutopsyQuery';

const request = {
  requestId: 'Q1',
  targets: [{ refId: 'A', queryType: 'autopsy' }],
  range: { from: dateTime(0), to: dateTime(3_600_000) },
} as unknown as DataQueryRequest<AutopsyQuery>;

const dataSource = (prometheusUid?: string) =>
  new AutopsyDataSource({ jsonData: { prometheusUid } } as DataSourceInstanceSettings<AutopsySettings>);

function withInner(inner: { type?: string; query?: () => Observable<DataQueryResponse> } | null): void {
  setTemplateSrv({ replace: (text = '') => text } as unknown as TemplateSrv);
  const get = () =>
    inner
      ? Promise.resolve({ name: 'Metrics', type: 'prometheus', getRef: () => ({ uid: 'prom' }), ...inner })
      : Promise.reject({ message: 'not found' });
  setDataSourceSrv({ get } as unknown as DataSourceSrv);
}

const sentence = async (uid?: string) => (await firstValueFrom(dataSource(uid).query(request))).errors?.[0]?.message;

describe('AutopsyDataSource says in one sentence what is wrong', () => {
  it('when no Prometheus is chosen', async () => {
    withInner({});
    expect(await sentence()).toBe(
      'No Prometheus data source is chosen: open the settings of this Pod Coroner data source and pick one.'
    );
  });

  it('when the chosen data source is gone, or the viewer may not see it', async () => {
    withInner(null);
    expect(await sentence('prom')).toMatch(/^The Prometheus data source prom is not there, or you may not use it: /);
  });

  it('when the chosen data source is of another type', async () => {
    withInner({ type: 'loki' });
    expect(await sentence('prom')).toMatch(/^Metrics is a data source of type loki, not Prometheus: /);
  });

  it.each([
    [403, 'Access denied', /^You may not query the data source Metrics \(HTTP 403\): /],
    [401, 'Unauthorized', /^The server behind Metrics wants other credentials/],
    [502, 'Bad Gateway', /^The Prometheus data source Metrics cannot reach its server/],
  ])('when the inner query fails with HTTP %i', async (status, message, words) => {
    withInner({ query: () => throwError(() => ({ status, data: { message } })) });
    expect(await sentence('prom')).toMatch(words);
  });
});

describe('AutopsyDataSource', () => {
  it('answers an empty cluster with a notice, not with an error', async () => {
    withInner({ query: () => of({ data: [], state: LoadingState.Done }) });
    const { data, errors } = await firstValueFrom(dataSource('prom').query(request));
    expect(errors).toBeUndefined();
    expect(data[0].meta.notices[0].text).toMatch(/^There is no sample of kube-state-metrics in this time/);
    expect(data[0].meta.custom).toEqual({ podCoroner: { schema: 1 } });
    expect(data[0].meta.executedQueryString).toMatch(/Expr: .*kube_node_info/);
  });

  it('tells a chosen Loki that is gone by a notice, and answers nevertheless', async () => {
    withInner({ query: () => of({ data: [], state: LoadingState.Done }) });
    const withLoki = new AutopsyDataSource({
      jsonData: { prometheusUid: 'prom', lokiUid: 'prom' },
    } as DataSourceInstanceSettings<AutopsySettings>);
    const { data, errors } = await firstValueFrom(withLoki.query(request));
    expect(errors).toBeUndefined();
    expect(data[0].meta.notices.map(({ text }: { text: string }) => text)).toContainEqual(
      expect.stringMatching(/^The Loki data source is not there, is none of Loki, or you may not use it \(Metrics\)/)
    );
  });

  it.each([
    ['500Mi', []],
    [524_288_000, []],
    [
      'half',
      [expect.stringMatching(/^The eviction threshold in the data source’s settings is “half”, which no kubelet/)],
    ],
  ])('takes %s as the eviction threshold, or says why not', async (evictionThreshold, said) => {
    withInner({ query: () => of({ data: [], state: LoadingState.Done }) });
    const set = new AutopsyDataSource({
      jsonData: { prometheusUid: 'prom', evictionThreshold },
    } as DataSourceInstanceSettings<AutopsySettings>);
    const { data } = await firstValueFrom(set.query(request));
    const texts = data[0].meta.notices.map(({ text }: { text: string }) => text);
    expect(texts.filter((text: string) => text.includes('eviction threshold'))).toEqual(said);
  });

  it('leaves hidden queries alone', async () => {
    withInner({});
    const { data, errors } = await firstValueFrom(
      dataSource('prom').query({ ...request, targets: [{ refId: 'A', hide: true }] })
    );
    expect([data, errors]).toEqual([[], undefined]);
  });

  it('cancels the inner queries with its caller', async () => {
    const listening = new Set<object>();
    const endless = new Observable<DataQueryResponse>((subscriber) => {
      listening.add(subscriber);
      return () => listening.delete(subscriber);
    });
    withInner({ query: () => endless });
    const subscription = dataSource('prom').query(request).subscribe();
    await waitFor(() => expect(listening.size).toBeGreaterThan(0));
    subscription.unsubscribe();
    expect(listening.size).toBe(0);
  });

  it('tests what it finds: how many series of each family, and what to fix', async () => {
    const count = (metric: string, n: number, refId: string) =>
      createDataFrame({
        refId,
        fields: [
          { name: 'Time', type: FieldType.time, values: [0] },
          { name: 'Value', type: FieldType.number, values: [n], labels: { __name__: metric } },
        ],
      });
    withInner({
      query: () =>
        of({
          data: [
            count('kube_pod_container_status_restarts_total', 12, 'q1'),
            count('container_memory_working_set_bytes', 40, 'q1'),
          ],
          state: LoadingState.Done,
        }),
    });
    const { status, message } = await dataSource('prom').testDatasource();
    expect(status).toBe('success');
    expect(message).toContain('kube-state-metrics 12, container memory 40');
    expect(message).toContain('no node-exporter');
  });

  it('is not healthy without kube-state-metrics, and says so', async () => {
    withInner({ query: () => of({ data: [], state: LoadingState.Done }) });
    expect(await dataSource('prom').testDatasource()).toMatchObject({
      status: 'error',
      message: expect.stringContaining('has no Kubernetes metrics'),
    });
  });
});
