import { type DataQueryRequest } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { ourTarget } from './ourTarget';

/** The Prometheus data source that ours asks, as its settings name it; null when they name none. */
export function prometheusUidOf(request: DataQueryRequest | undefined): string | null {
  const reference = ourTarget(request)?.datasource;
  if (!reference) {
    return null;
  }
  const settings = getDataSourceSrv().getInstanceSettings(reference, request?.scopedVars)?.jsonData ?? {};
  return 'prometheusUid' in settings && typeof settings.prometheusUid === 'string' ? settings.prometheusUid : null;
}
