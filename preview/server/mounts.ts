import path from 'node:path';
import type { Mount } from './files';

/** Where each plugin of the app lies in dist/, as Grafana finds nested plugins by their plugin.json. */
const PLUGINS: Record<string, string> = {
  'podcoroner-autopsy-app': '',
  'podcoroner-autopsy-datasource': 'datasource',
  'podcoroner-autopsy-panel': 'panel',
};

/** @fontsource has what @grafana/ui's stylesheet asks for under other names. */
const INTER: Record<string, string> = {
  'Inter-Regular.woff2': 'inter-latin-400-normal.woff2',
  'Inter-Medium.woff2': 'inter-latin-500-normal.woff2',
  'Inter-Italic.woff2': 'inter-latin-400-italic.woff2',
  'Inter-MediumItalic.woff2': 'inter-latin-500-italic.woff2',
};

/** What the server serves at the paths that a Grafana has, first match first. */
export function mountsIn(root: string): Mount[] {
  const packages = path.join(root, 'node_modules');
  return [
    {
      under: '/public/plugins/',
      folder: path.join(root, 'dist'),
      rename: (relative) => {
        const [id, ...rest] = relative.split('/');
        return id in PLUGINS ? path.join(PLUGINS[id], ...rest) : undefined;
      },
    },
    {
      under: '/public/build/img/icons/unicons/angle-double-left.svg',
      folder: path.join(root, 'preview/icons'),
      // The one icon of the time picker that is missing in @grafana/ui's package.
      rename: () => 'angle-double-left.svg',
    },
    { under: '/public/build/img/icons/', folder: path.join(packages, '@grafana/ui/dist/public/img/icons') },
    {
      under: '/public/fonts/inter/',
      folder: path.join(packages, '@fontsource/inter/files'),
      rename: (name) => INTER[name],
    },
    {
      under: '/public/fonts/roboto/',
      folder: path.join(packages, '@fontsource/roboto-mono/files'),
      rename: () => 'roboto-mono-latin-400-normal.woff2',
    },
    { under: '/examples/', folder: path.join(root, 'examples') },
    { under: '/', folder: path.join(root, 'dist-preview/page'), rename: (relative) => relative || 'index.html' },
  ];
}
