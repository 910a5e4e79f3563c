import {
  DataSourceApi,
  LoadingState,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type ScopedVars,
  type TestDataSourceResponse,
  type TimeRange,
} from '@grafana/data';
import { Observable } from 'rxjs';
import { annotations } from './annotations';
import { answer } from './answer';
import { DEFAULT_QUERY, type AutopsyQuery, type AutopsySettings, type Selectors } from './AutopsyQuery';
import { findNames } from './findNames';
import { type LogLabels } from '../core/evidence/loki/LogLabels';
import { type NameKind } from '../core/evidence/prometheus/findNames';
import { findLoki } from './findLoki';
import { health } from './health';
import { findSource } from './innerDataSource';
import { interpolated, selectionOf } from './selectionOf';
import { sentenceFor } from './sentences';
import { Variables } from './Variables';

/**
 * Asks an existing Prometheus data source through Grafana's backend, with the viewer's own permissions; holds no
 * address and no credential. Answers are Observables: whoever stops listening cancels what is under way.
 */
export class AutopsyDataSource extends DataSourceApi<AutopsyQuery, AutopsySettings> {
  readonly prometheusUid: string | undefined;
  private readonly lokiUid: string | undefined;
  private readonly logLabels: LogLabels;
  private readonly evictionThreshold: string;

  constructor(settings: DataSourceInstanceSettings<AutopsySettings>) {
    super(settings);
    this.prometheusUid = settings.jsonData?.prometheusUid;
    this.lokiUid = settings.jsonData?.lokiUid;
    this.logLabels = settings.jsonData?.labels?.loki ?? {};
    // a provisioned `evictionThreshold: 524288000` is a number
    this.evictionThreshold = String(settings.jsonData?.evictionThreshold ?? '').trim();
    this.annotations = annotations;
    this.variables = new Variables(this);
  }

  override query(request: DataQueryRequest<AutopsyQuery>): Observable<DataQueryResponse> {
    return new Observable((subscriber) => {
      const aborter = new AbortController();
      this.answerAll(request, aborter.signal).then(
        (response) => {
          subscriber.next(response);
          subscriber.complete();
        },
        (error: unknown) => subscriber.error(error)
      );
      return () => aborter.abort();
    });
  }

  override getDefaultQuery(): Partial<AutopsyQuery> {
    return DEFAULT_QUERY;
  }

  override filterQuery({ hide }: AutopsyQuery): boolean {
    return !hide;
  }

  override interpolateVariablesInQueries(queries: AutopsyQuery[], scopedVars: ScopedVars): AutopsyQuery[] {
    return queries.map((query) => interpolated(query, scopedVars));
  }

  override getQueryDisplayText({ queryType = 'autopsy', namespace, pod }: AutopsyQuery): string {
    return [queryType, namespace, pod].filter(Boolean).join(' ');
  }

  override async testDatasource(): Promise<TestDataSourceResponse> {
    try {
      return await health(await findSource(this.prometheusUid), this.lokiUid, this.logLabels);
    } catch (error) {
      return { status: 'error', message: sentenceFor(error) };
    }
  }

  /** Names for the editor: those that exist in the range, narrowed by the other selectors. */
  async names(kind: NameKind, selectors: Selectors, range: TimeRange): Promise<string[]> {
    return findNames(kind, selectionOf(selectors, undefined), range, await findSource(this.prometheusUid));
  }

  /** One query's failure is its own: the frames of the others are shown. */
  private async answerAll(request: DataQueryRequest<AutopsyQuery>, signal: AbortSignal): Promise<DataQueryResponse> {
    const targets = request.targets.filter(({ hide }) => !hide);
    const answers = await Promise.allSettled(
      targets.map(async (target) => {
        const source = await findSource(this.prometheusUid, request.scopedVars);
        const loki = await findLoki(this.lokiUid, request, signal);
        const beside = { loki, labels: this.logLabels, evictionThreshold: this.evictionThreshold };
        return answer(target, request, source, beside, signal);
      })
    );
    const errors = answers.flatMap((one, i): DataQueryError[] =>
      one.status === 'rejected' ? [{ refId: targets[i].refId, message: sentenceFor(one.reason) }] : []
    );
    return {
      data: answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])),
      state: errors.length > 0 ? LoadingState.Error : LoadingState.Done,
      ...(errors.length > 0 ? { errors, error: errors[0] } : {}),
    };
  }
}
