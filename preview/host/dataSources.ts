import {
  PluginType,
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourcePlugin,
  type DataSourcePluginMeta,
} from '@grafana/data';
import { CapsuleDataSource } from './capsule/CapsuleDataSource';
import { DataSources } from './grafana/DataSources';
import { loadPlugin } from './grafana/loadPlugin';
import { PrometheusDataSource } from './prometheus/PrometheusDataSource';

export const AUTOPSY = { type: 'podcoroner-autopsy-datasource', uid: 'podcoroner' };
export const PROMETHEUS = { type: 'prometheus', uid: 'prometheus' };
export const CAPSULE = { type: 'prometheus', uid: 'capsule' };

/** Our data source, and the two that it may ask: a Prometheus and an opened capsule. */
export function previewDataSources(capsule: { held?: CapsuleDataSource }): DataSources {
  return new DataSources(
    [
      { settings: settings(1, 'Pod Coroner', AUTOPSY), create: createAutopsy },
      { settings: settings(2, 'Prometheus', PROMETHEUS), create: createPrometheus },
      {
        settings: settings(3, 'Capsule', CAPSULE),
        create: (own) => (capsule.held ??= new CapsuleDataSource(own)),
      },
    ],
    AUTOPSY.uid
  );
}

// A data source of its own query type is none of any query type, says the compiler.
const createPrometheus = (own: DataSourceInstanceSettings) => new PrometheusDataSource(own) as unknown as DataSourceApi;

async function createAutopsy(own: DataSourceInstanceSettings): Promise<DataSourceApi> {
  const plugin = await loadPlugin<DataSourcePlugin<DataSourceApi>>(AUTOPSY.type);
  const dataSource = new plugin.DataSourceClass({ ...own, meta: plugin.meta });
  dataSource.components = plugin.components;
  dataSource.meta = plugin.meta;
  return dataSource;
}

function settings(id: number, name: string, { type, uid }: typeof AUTOPSY): DataSourceInstanceSettings {
  const logo = `/public/plugins/${type}/img/logo.svg`;
  const meta: DataSourcePluginMeta = {
    id: type,
    name,
    type: PluginType.datasource,
    metrics: true,
    module: '',
    baseUrl: '',
    info: {
      author: { name: '' },
      description: '',
      links: [],
      logos: { small: logo, large: logo },
      screenshots: [],
      updated: '',
      version: '',
    },
  };
  return { id, uid, name, type, meta, access: 'proxy', readOnly: true, jsonData: {} };
}
