import type { PluginMeta } from '@grafana/data';
import i18next from 'i18next';
import 'systemjs/dist/system.js';
// The extras need System to be there.
import 'systemjs/dist/extras/amd.js';
import 'systemjs/dist/extras/named-register.js';
import { sharedModules } from './sharedModules';

interface Loader {
  import(id: string): Promise<LoadedModule>;
  set(id: string, module: object): void;
  addImportMap(map: { imports: Record<string, string> }): void;
  constructor: { prototype: Loader };
}

interface LoadedModule {
  __useDefault?: boolean;
  default?: unknown;
}

interface PluginManifest extends PluginMeta {
  languages?: string[];
}

const loader = (window as unknown as { System: Loader }).System;

/** As in Grafana: bare names of shared modules stand for addresses that are already filled. */
export function shareModules(): void {
  const imports: Record<string, string> = {};
  for (const [name, module] of Object.entries(sharedModules)) {
    imports[name] = `package:${name}`;
    loader.set(imports[name], module);
  }
  loader.addImportMap({ imports });

  // Without this a module with top-level await arrives as a promise wrapped in a default export.
  const importModule = loader.constructor.prototype.import;
  loader.constructor.prototype.import = async function (this: Loader, id: string) {
    const module = await importModule.call(this, id);
    return (module.__useDefault ? module.default : module) as LoadedModule;
  };
}

/** Brings a plugin's module.js and its manifest from where Grafana serves them, its texts first. */
export async function loadPlugin<P extends { meta: PluginMeta }>(id: string): Promise<P> {
  const folder = `/public/plugins/${id}`;
  const manifest = await json<PluginManifest>(`${folder}/plugin.json`);
  await addTranslations(manifest, folder);
  const { plugin } = (await loader.import(`${window.location.origin}${folder}/module.js`)) as { plugin?: P };
  if (!plugin) {
    throw new Error(`${folder}/module.js exports no plugin: build it again with npm run build:plugin.`);
  }
  plugin.meta = {
    ...manifest,
    module: `${folder}/module.js`,
    baseUrl: folder,
    info: { ...manifest.info, logos: { small: `${folder}/img/logo.svg`, large: `${folder}/img/logo.svg` } },
  };
  return plugin;
}

async function addTranslations({ id, languages = [] }: PluginManifest, folder: string): Promise<void> {
  const language = i18next.language;
  if (languages.includes(language)) {
    i18next.addResourceBundle(language, id, await json(`${folder}/locales/${language}/${id}.json`));
  }
}

async function json<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address} is not there: build the plugins with npm run build:plugin.`);
  }
  return response.json();
}
