import {
  DataSourceApi,
  LoadingState,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type ScopedVars,
  type TestDataSourceResponse,
} from '@grafana/data';
import { getBackendSrv, getTemplateSrv, type FetchError } from '@grafana/runtime';
import { catchError, map, merge, of, toArray, type Observable } from 'rxjs';
import { framesOf, tableOf } from './frames';
import type { PrometheusAnswer } from './PrometheusAnswer';
import type { PrometheusQuery } from './PrometheusQuery';
import { fillInStep, goDuration, stepOf } from './step';

const API = '/prometheus/api/v1';

type Answered = { target: PrometheusQuery } & ({ frames: DataFrame[] } | { error: DataQueryError });

/** Answers as Grafana's Prometheus data source does, from the Prometheus that the preview was started with. */
export class PrometheusDataSource extends DataSourceApi<PrometheusQuery> {
  override query(request: DataQueryRequest<PrometheusQuery>): Observable<DataQueryResponse> {
    const targets = request.targets.filter(({ hide, expr }) => !hide && expr);
    return merge(...targets.map((target) => this.ask(target, request))).pipe(toArray(), map(responseOf));
  }

  override async testDatasource(): Promise<TestDataSourceResponse> {
    await getBackendSrv().post(`${API}/query`, new URLSearchParams({ query: '1' }));
    return { status: 'success', message: 'Successfully queried the Prometheus API.' };
  }

  private ask(target: PrometheusQuery, request: DataQueryRequest<PrometheusQuery>): Observable<Answered> {
    const { refId, interval } = target;
    const stepMs = stepOf(getTemplateSrv().replace(interval, request.scopedVars), request);
    const expr = fillInStep(interpolated(target.expr, request.scopedVars), stepMs, request);
    const executed = `Expr: ${expr}\nStep: ${goDuration(stepMs)}`;
    const floored = (time: number) => Math.floor(time / stepMs) * stepMs;
    const from = request.range.from.valueOf();
    const to = request.range.to.valueOf();
    const [path, data] = target.instant
      ? ['query', { query: expr, time: seconds(to) }]
      : [
          'query_range',
          { query: expr, start: seconds(floored(from)), end: seconds(floored(to)), step: `${stepMs / 1000}` },
        ];
    return getBackendSrv()
      .fetch<PrometheusAnswer>({ url: `${API}/${path}`, method: 'POST', data: new URLSearchParams(data) })
      .pipe(
        map(({ data: answer, status }) =>
          answer.status === 'success'
            ? { target, frames: framesOf(answer.data, { refId, expr, stepMs, executed }) }
            : { target, error: refused(refId, status, answer) }
        ),
        catchError((error: FetchError) => of({ target, error: refused(refId, error.status, error.data) }))
      );
  }
}

/** Results that came stand beside the errors of those that did not. */
function responseOf(answered: Answered[]): DataQueryResponse {
  const succeeded = answered.filter((answer) => 'frames' in answer);
  const errors = answered.flatMap((answer) => ('error' in answer ? [answer.error] : []));
  const isTable = ({ target }: Answered) => target.format === 'table';
  const tables = succeeded.filter(isTable);
  const data = [
    ...succeeded.filter((answer) => !isTable(answer)).flatMap(({ frames }) => frames),
    ...tables.map(({ frames, target }) => tableOf(frames, tables.length > 1 ? `Value #${target.refId}` : 'Value')),
  ];
  return errors.length > 0
    ? { data, errors, error: errors[0], state: LoadingState.Error }
    : { data, state: LoadingState.Done };
}

function refused(refId: string, status: number, answer: PrometheusAnswer & { message?: string }): DataQueryError {
  const message = answer.status === 'error' ? `${answer.errorType}: ${answer.error}` : (answer.message ?? 'no answer');
  return { refId, status, message };
}

function interpolated(expression: string, { __interval, __interval_ms, ...scopedVars }: ScopedVars): string {
  return getTemplateSrv().replace(expression, scopedVars, (value: string | string[]) =>
    Array.isArray(value) ? `(${value.join('|')})` : value
  );
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);
