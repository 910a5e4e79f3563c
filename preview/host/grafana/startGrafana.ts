import {
  EventBusSrv,
  setLocale,
  setTimeZoneResolver,
  setWeekStart,
  type CurrentUserDTO,
  type PanelPlugin,
} from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import {
  config,
  FakeEchoSrv,
  locationService,
  setAppEvents,
  setBackendSrv,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setLocationSrv,
  setPluginImportUtils,
  setRunRequest,
  setTemplateSrv,
  type DataSourceSrv,
} from '@grafana/runtime';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { Backend } from './Backend';
import { loadPlugin, shareModules } from './loadPlugin';
import { registerOptionEditors } from './optionEditors';
import { runRequest } from './runRequest';
import { TemplateVariables } from './TemplateVariables';

/** Fills the places where plugins, scenes and @grafana/ui expect a running Grafana. Once per page. */
export async function startGrafana(dataSources: DataSourceSrv): Promise<void> {
  const { user } = config.bootData;
  await startTranslations(user.language);
  setLocale(user.regionalFormat);
  setWeekStart(user.weekStart);
  setTimeZoneResolver(() => user.timezone);

  setAppEvents(new EventBusSrv());
  setBackendSrv(new Backend());
  setCurrentUser(user as unknown as CurrentUserDTO);
  setEchoSrv(new FakeEchoSrv());
  setLocationSrv({ update: ({ query = {} }) => locationService.partial(query) });
  setTemplateSrv(new TemplateVariables());
  setDataSourceSrv(dataSources);
  setRunRequest(runRequest);
  registerOptionEditors();
  shareModules();
  setPluginImportUtils(panelPlugins());
}

/** In Grafana the application's own texts are there first, so that its language counts as resolved. */
async function startTranslations(language: string): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en-US',
    resources: { [language]: { grafana: { language } } },
    partialBundledLanguages: true,
    returnEmptyString: false,
    showSupportNotice: false,
  });
  await initPluginTranslations('grafana', []);
}

function panelPlugins() {
  const loaded = new Map<string, PanelPlugin>();
  return {
    async importPanelPlugin(id: string): Promise<PanelPlugin> {
      const plugin = loaded.get(id) ?? (await loadPlugin<PanelPlugin>(id));
      loaded.set(id, plugin);
      return plugin;
    },
    getPanelPluginFromCache: (id: string) => loaded.get(id),
  };
}
