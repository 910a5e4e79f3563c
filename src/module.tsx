import React, { Suspense, lazy } from 'react';
import { AppPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { LoadingPlaceholder } from '@grafana/ui';
import pluginJson from './plugin.json';

const Pages = lazy(async () => {
  await initPluginTranslations(pluginJson.id);
  return await import('./pages/Pages');
});

function App() {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <Pages />
    </Suspense>
  );
}

export const plugin = new AppPlugin().setRootPage(App);
