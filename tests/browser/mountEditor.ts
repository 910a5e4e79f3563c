import type { DataSourceApi, DataSourcePlugin } from '@grafana/data';
import type { Page } from 'playwright-core';
import type React from 'react';
import type ReactDOM from 'react-dom';

interface Loader {
  import(name: 'react'): Promise<typeof React>;
  import(name: 'react-dom'): Promise<typeof ReactDOM>;
  import(name: '@grafana/runtime'): Promise<typeof import('@grafana/runtime')>;
  import(name: '@grafana/data'): Promise<typeof import('@grafana/data')>;
  import(name: string): Promise<{ plugin: DataSourcePlugin<DataSourceApi> }>;
}

const MODULE = '/public/plugins/podcoroner-autopsy-datasource/module.js';

/** The built query editor alone on the page, over the page's own data source; what it changes is `window.editedQuery`. */
export function mountEditor(page: Page, range: { from: number; to: number }): Promise<void> {
  return page.evaluate(
    async ({ module, from, to }) => {
      const { System } = window as unknown as { System: Loader };
      const [react, reactDom, { getDataSourceSrv }, { dateTime }, { plugin }] = await Promise.all([
        System.import('react'),
        System.import('react-dom'),
        System.import('@grafana/runtime'),
        System.import('@grafana/data'),
        System.import(module),
      ]);
      const datasource = await getDataSourceSrv().get({ uid: 'podcoroner' });
      const times = { from: dateTime(from), to: dateTime(to) };
      const Editor = plugin.components.QueryEditor as React.ComponentType<object>;
      document.getElementById('mounted-editor')?.remove();
      const place = document.createElement('div');
      place.id = 'mounted-editor';
      document.body.prepend(place);
      const Held = () => {
        const [query, setQuery] = react.useState<object>({ refId: 'E' });
        const onChange = (next: object) => {
          Object.assign(window, { editedQuery: next });
          setQuery(next);
        };
        const given = { query, onChange, onRunQuery: () => undefined, datasource, range: { ...times, raw: times } };
        return react.createElement(Editor, given);
      };
      // the host may be React 18 or older; render is what both have
      (reactDom as unknown as { render(element: React.ReactElement, place: Element): void }).render(
        react.createElement(Held),
        place
      );
    },
    { module: MODULE, ...range }
  );
}
