import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef, ScopedVars } from '@grafana/data';
import { getTemplateSrv, type DataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime';

type Reference = DataSourceRef | string | null;

export interface DataSourceEntry {
  settings: DataSourceInstanceSettings;
  create(settings: DataSourceInstanceSettings): DataSourceApi | Promise<DataSourceApi>;
}

/** The data sources of this page. One instance each, made when first asked for and again after `configure`. */
export class DataSources implements DataSourceSrv {
  private readonly instances = new Map<string, Promise<DataSourceApi>>();

  constructor(
    private readonly entries: DataSourceEntry[],
    private readonly defaultUid: string
  ) {}

  configure(uid: string, jsonData: DataSourceInstanceSettings['jsonData']): void {
    const entry = this.find(uid);
    if (entry) {
      entry.settings = { ...entry.settings, jsonData };
      this.instances.delete(uid);
    }
  }

  async get(reference?: Reference, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const entry = this.find(reference, scopedVars);
    if (!entry) {
      // A plain object, as Grafana rejects with.
      throw { message: `Datasource ${nameOf(reference)} was not found` };
    }
    const { uid } = entry.settings;
    const instance = this.instances.get(uid) ?? Promise.resolve(entry.create(entry.settings));
    this.instances.set(uid, instance);
    return instance;
  }

  getInstanceSettings(reference?: Reference, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
    return this.find(reference, scopedVars)?.settings;
  }

  getList({ type, pluginId, filter }: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const types = type === undefined ? undefined : [type].flat();
    return this.entries
      .map(({ settings }) => settings)
      .filter((settings) => types?.includes(settings.type) ?? true)
      .filter((settings) => pluginId === undefined || settings.type === pluginId)
      .filter((settings) => filter?.(settings) ?? true);
  }

  reload(): void {
    this.instances.clear();
  }

  registerRuntimeDataSource(): void {
    throw new Error('The preview takes no runtime data sources.');
  }

  private find(reference?: Reference, scopedVars?: ScopedVars): DataSourceEntry | undefined {
    const named = nameOf(reference);
    const wanted = named === undefined ? this.defaultUid : getTemplateSrv().replace(named, scopedVars);
    return this.entries.find(({ settings }) => settings.uid === wanted || settings.name === wanted);
  }
}

const nameOf = (reference?: Reference): string | undefined =>
  typeof reference === 'string' ? reference : (reference?.uid ?? undefined);
