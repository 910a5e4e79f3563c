import {
  DataTopic,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type PanelData,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, from, map, merge, of, share, takeUntil, timer, type Observable } from 'rxjs';

const SHOW_LOADING_AFTER_MS = 200;

/**
 * What Grafana's runner does with a query: merges the packets of an answer by their key, says "loading" when the answer
 * takes its time, turns a throw into an error state, and cancels through unsubscribing.
 */
export function runRequest(
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  queryFunction?: DataSourceApi['query']
): Observable<PanelData> {
  const loading: PanelData = { state: LoadingState.Loading, series: [], request, timeRange: request.range };
  if (request.targets.length === 0) {
    return of({ ...loading, state: LoadingState.Done });
  }
  const packets = new Map<string, DataQueryResponse>();
  let latest = loading;
  const answer = from(queryFunction ? queryFunction(request) : dataSource.query(request)).pipe(
    map((packet) => {
      packets.set(packet.key ?? 'A', packet);
      request.endTime = Date.now();
      latest = panelDataOf([...packets.values()], packet, request);
      return latest;
    }),
    catchError((error) => of({ ...latest, state: LoadingState.Error, error: toDataQueryError(error) })),
    share()
  );
  return merge(
    timer(SHOW_LOADING_AFTER_MS).pipe(
      map(() => loading),
      takeUntil(answer)
    ),
    answer
  );
}

function panelDataOf(packets: DataQueryResponse[], newest: DataQueryResponse, request: DataQueryRequest): PanelData {
  const failed = packets.filter(({ error }) => error).at(-1);
  const frames = packets.flatMap(({ data }) => data as DataFrame[]);
  const isAnnotation = (frame: DataFrame) => frame.meta?.dataTopic === DataTopic.Annotations;
  return {
    state: failed ? LoadingState.Error : (newest.state ?? LoadingState.Done),
    series: frames.filter((frame) => !isAnnotation(frame)),
    annotations: frames.filter(isAnnotation),
    error: failed?.error,
    errors: packets.flatMap(({ errors }) => errors ?? []),
    request,
    timeRange: request.range,
  };
}
