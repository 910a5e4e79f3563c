import { type DataSourceApi, type DataSourceInstanceSettings, type ScopedVars } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { type Evidence } from '../core/evidence/Evidence';
import { type PrometheusTarget } from './GrafanaPrometheus';
import pluginJson from './plugin.json';

/** Where the evidence comes from: a Prometheus to ask, or an opened capsule that holds the answer. */
export type Source =
  { kind: 'prometheus'; dataSource: DataSourceApi<PrometheusTarget> } | { kind: 'capsule'; evidence: Evidence };

/** The plugin id of our own data source. */
export const AUTOPSY_TYPE = pluginJson.id;

/** Data sources that speak PromQL through Grafana's backend. */
const PROMETHEUS_TYPES = ['prometheus', 'grafana-amazonprometheus-datasource', 'grafana-azureprometheus-datasource'];

/** Whether a data source can be asked: Prometheus itself, or what answers like it. */
export const speaksPromql = ({ type }: Pick<DataSourceInstanceSettings, 'type'>): boolean =>
  PROMETHEUS_TYPES.includes(type);

/** A sentence for the user: what is wrong and what to do. */
export class SettingsError extends Error {}

/** @throws SettingsError when no usable data source is chosen */
export async function findSource(uid: string | undefined, scopedVars?: ScopedVars): Promise<Source> {
  if (!uid) {
    throw new SettingsError(
      t(
        'source.none',
        'No Prometheus data source is chosen: open the settings of this Pod Coroner data source and pick one.'
      )
    );
  }
  const dataSource = await getDataSource(uid, scopedVars);
  const { podCoronerCapsule } = dataSource as { podCoronerCapsule?: Evidence };
  if (podCoronerCapsule !== undefined) {
    return { kind: 'capsule', evidence: podCoronerCapsule };
  }
  if (!speaksPromql(dataSource)) {
    throw new SettingsError(
      t(
        'source.wrong-type',
        '{{name}} is a data source of type {{type}}, not Prometheus: pick a Prometheus in the settings of Pod Coroner.',
        {
          name: dataSource.name,
          type: dataSource.type,
          interpolation: { escapeValue: false },
        }
      )
    );
  }
  return { kind: 'prometheus', dataSource };
}

async function getDataSource(uid: string, scopedVars?: ScopedVars): Promise<DataSourceApi<PrometheusTarget>> {
  try {
    return (await getDataSourceSrv().get({ uid }, scopedVars)) as unknown as DataSourceApi<PrometheusTarget>;
  } catch {
    throw new SettingsError(
      t(
        'source.gone',
        'The Prometheus data source {{uid}} is not there, or you may not use it: pick another in the settings of Pod Coroner, or ask for the right to query it.',
        {
          uid,
          interpolation: { escapeValue: false },
        }
      )
    );
  }
}
