import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type AutopsySettings } from './AutopsyQuery';
import pluginJson from './plugin.json';

export type OurSettings = DataSourceInstanceSettings<AutopsySettings>;

/**
 * The Pod Coroner data sources that the user may query, first the one that asks this Prometheus, then those that ask
 * any. Grafana's list of a type has its built-in data source at its end, whatever the type.
 */
export function ourDataSources(prometheusUid?: string): OurSettings[] {
  const ours = getDataSourceSrv()
    .getList({ type: pluginJson.id })
    .filter(({ type }) => type === pluginJson.id) as OurSettings[];
  const rank = ({ jsonData }: OurSettings) =>
    jsonData.prometheusUid === undefined ? 2 : jsonData.prometheusUid === prometheusUid ? 0 : 1;
  return ours.sort((a, b) => rank(a) - rank(b));
}
