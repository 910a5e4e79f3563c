import { PanelPlugin } from '@grafana/data';
import { initPluginTranslations, t } from '@grafana/i18n';
import { DEFAULT_OPTIONS, type AutopsyOptions } from './AutopsyOptions';
import { AutopsyPanel } from './AutopsyPanel';
import pluginJson from './plugin.json';

// No import() below this file: a nested plugin's chunks are asked for where Grafana does not serve them
// (grafana/plugin-tools#2172).
await initPluginTranslations(pluginJson.id);

export const plugin = new PanelPlugin<AutopsyOptions>(AutopsyPanel).setPanelOptions((builder) =>
  builder
    .addBooleanSwitch({
      path: 'showNode',
      name: t('options.node', "The node's memory"),
      description: t('options.node-description', 'A lane below the pod, on the same time axis.'),
      defaultValue: DEFAULT_OPTIONS.showNode,
    })
    .addBooleanSwitch({
      path: 'showUsageAndRss',
      name: t('options.usage', 'Usage and RSS'),
      description: t('options.usage-description', 'Shown from the start; the legend shows and hides them at any time.'),
      defaultValue: DEFAULT_OPTIONS.showUsageAndRss,
    })
    .addBooleanSwitch({
      path: 'showAppExits',
      name: t('options.app-exits', 'Programs that ended themselves'),
      description: t('options.app-exits-description', 'A marker for each, although nobody killed them.'),
      defaultValue: DEFAULT_OPTIONS.showAppExits,
    })
    .addSliderInput({
      path: 'explanationWidth',
      name: t('options.width', 'Width of the explanation'),
      defaultValue: DEFAULT_OPTIONS.explanationWidth,
      settings: { min: 360, max: 640, step: 10 },
    })
);
