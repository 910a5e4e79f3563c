import { PanelPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { AutopsyPanel } from './AutopsyPanel';
import pluginJson from './plugin.json';

// No import() below this file: a nested plugin's chunks are asked for where Grafana does not serve them
// (grafana/plugin-tools#2172).
await initPluginTranslations(pluginJson.id);

export const plugin = new PanelPlugin(AutopsyPanel);
