import { useMemo } from 'react';
import { LoadingState, type DataQueryRequest, type PanelData, type TimeRange } from '@grafana/data';
import { OUR_TYPE } from '../explanation/ourTarget';
import { useAnswer } from '../query/useAnswer';
import { type Instead } from './Instead';

/** The answer of Pod Coroner to the panel's own query, for the dashboard's time range; null when it asks none. */
export function useInstead(
  instead: Instead | null,
  { request: outer }: PanelData,
  timeRange: TimeRange
): PanelData | null {
  const request = useMemo(
    () => (instead === null ? null : requestFor(instead, outer, timeRange)),
    [instead, outer, timeRange]
  );
  const answered = useAnswer(request);
  if (request === null) {
    return null;
  }
  return answered ?? { state: LoadingState.Loading, series: [], timeRange };
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
