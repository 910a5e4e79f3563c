import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { AutopsyDataSource } from './AutopsyDataSource';
import type { AutopsyQuery, AutopsySettings } from './AutopsyQuery';
import { ConfigEditor } from './ConfigEditor';
import pluginJson from './plugin.json';
import { QueryEditor } from './QueryEditor';

// No import() below this file: a nested plugin's chunks are asked for where Grafana does not serve them
// (grafana/plugin-tools#2172).
await initPluginTranslations(pluginJson.id);

export const plugin = new DataSourcePlugin<AutopsyDataSource, AutopsyQuery, AutopsySettings>(AutopsyDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
