import { useEffect, useMemo, useState } from 'react';
import {
  LoadingState,
  type DataQueryRequest,
  type DataQueryResponse,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { from, isObservable, switchMap } from 'rxjs';
import { OUR_TYPE } from '../explanation/ourTarget';
import { type Instead } from './Instead';

/** The answer of Pod Coroner to the panel's own query, for the dashboard's time range; null when it asks none. */
export function useInstead(
  instead: Instead | null,
  { request: outer }: PanelData,
  timeRange: TimeRange
): PanelData | null {
  const [answered, setAnswered] = useState<PanelData | null>(null);
  const request = useMemo(
    () => (instead === null ? null : requestFor(instead, outer, timeRange)),
    [instead, outer, timeRange]
  );
  useEffect(() => {
    if (request === null) {
      return undefined;
    }
    const keep = ({ data, ...response }: DataQueryResponse) =>
      setAnswered({ state: LoadingState.Done, ...response, series: data, timeRange: request.range, request });
    const fail = ({ message }: { message?: string }) =>
      keep({ data: [], state: LoadingState.Error, errors: [{ message }] });
    const [{ datasource }] = request.targets;
    const subscription = from(getDataSourceSrv().get(datasource))
      .pipe(
        switchMap((source) => {
          const answer = source.query(request);
          return isObservable(answer) ? answer : from(answer);
        })
      )
      .subscribe({ next: keep, error: fail });
    return () => subscription.unsubscribe();
  }, [request]);
  if (request === null) {
    return null;
  }
  return answered?.request === request ? answered : { state: LoadingState.Loading, series: [], timeRange };
}

function requestFor(
  { uid, namespace, pod }: Instead,
  outer: DataQueryRequest | undefined,
  range: TimeRange
): DataQueryRequest {
  const datasource = { uid, type: OUR_TYPE };
  return {
    ...(outer as DataQueryRequest),
    requestId: `${outer?.requestId ?? 'panel'}-podcoroner`,
    range,
    targets: [{ refId: 'A', datasource, queryType: 'autopsy', ...{ namespace, pod } }],
  };
}
