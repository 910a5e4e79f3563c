import { useEffect, useState } from 'react';
import { LoadingState, type DataQueryRequest, type DataQueryResponse, type PanelData } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { from, isObservable, switchMap } from 'rxjs';

/**
 * The answer to a request that the panel makes itself, of the data source of its first target. Null without a request,
 * and while the first answer to this request is under way.
 */
export function useAnswer(request: DataQueryRequest | null): PanelData | null {
  const [answered, setAnswered] = useState<PanelData | null>(null);
  useEffect(() => {
    if (request === null) {
      return undefined;
    }
    const keep = ({ data, ...response }: DataQueryResponse) =>
      setAnswered({ state: LoadingState.Done, ...response, series: data, timeRange: request.range, request });
    const fail = ({ message }: { message?: string }) =>
      keep({ data: [], state: LoadingState.Error, errors: [{ message }] });
    const [{ datasource }] = request.targets;
    const subscription = from(getDataSourceSrv().get(datasource, request.scopedVars))
      .pipe(
        switchMap((source) => {
          const answer = source.query(request);
          return isObservable(answer) ? answer : from(answer);
        })
      )
      .subscribe({ next: keep, error: fail });
    return () => subscription.unsubscribe();
  }, [request]);
  return request !== null && answered?.request === request ? answered : null;
}
