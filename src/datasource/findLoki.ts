import { type DataQueryRequest, type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type Loki } from '../core/evidence/loki/Loki';
import { GrafanaLoki, missingLoki, type LokiDataSource } from './GrafanaLoki';

/** Whether a data source can be asked for logs. */
export const speaksLogql = ({ type }: Pick<DataSourceInstanceSettings, 'type'>): boolean => type === 'loki';

/** The chosen Loki; null where none is. One that is gone, refused or of another type answers every question by that. */
export async function findLoki(
  uid: string | undefined,
  request: DataQueryRequest,
  signal: AbortSignal
): Promise<Loki | null> {
  if (!uid) {
    return null;
  }
  try {
    const found = (await getDataSourceSrv().get({ uid }, request.scopedVars)) as unknown as LokiDataSource;
    return speaksLogql(found) ? new GrafanaLoki(found, request, signal) : missingLoki(found.name);
  } catch {
    return missingLoki(uid);
  }
}
