import type { DataFrame, DataQueryResponse, DataSourceApi, PanelPlugin } from '@grafana/data';
import type { Page } from 'playwright-core';
import type React from 'react';
import type ReactDOM from 'react-dom';
import type { Observable } from 'rxjs';
import type { ExplainedKill } from '../../src/core/explanation/Explanation';
import { killToJson } from '../../src/core/explanation/words/toJson';

interface Loader {
  import(name: 'react'): Promise<typeof React>;
  import(name: 'react-dom'): Promise<typeof ReactDOM>;
  import(name: '@grafana/runtime'): Promise<typeof import('@grafana/runtime')>;
  import(name: '@grafana/data'): Promise<typeof import('@grafana/data')>;
  import(name: string): Promise<{ plugin: PanelPlugin }>;
}

interface Wanted {
  /** CSS pixels */
  width: number;
  height: number;
  theme?: 'dark' | 'light';
  range: { from: number; to: number };
}

const MODULE = '/public/plugins/podcoroner-autopsy-panel/module.js';

/**
 * The built panel alone over the page, on what the page's own data source answers, but with each kill told as `told`
 * has it; its id, time and pod stay. For explanations that no recording holds, hostile names among them.
 */
export function mountPanel(page: Page, told: ExplainedKill, { theme = 'dark', range, ...size }: Wanted): Promise<void> {
  const given = { module: MODULE, mode: theme, told: killToJson(told), ...range, ...size };
  return page.evaluate(async ({ module, mode, told: kill, from, to, ...box }) => {
    const { System } = window as unknown as { System: Loader };
    const [react, reactDom, runtime, data, { plugin }] = await Promise.all([
      System.import('react'),
      System.import('react-dom'),
      System.import('@grafana/runtime'),
      System.import('@grafana/data'),
      System.import(module),
    ]);
    const times = { from: data.dateTime(from), to: data.dateTime(to) };
    const timeRange = { ...times, raw: times };
    const source = (await runtime.getDataSourceSrv().get({ uid: 'podcoroner' })) as DataSourceApi;
    const targets = [{ refId: 'A', queryType: 'autopsy', datasource: source.getRef() }];
    const request = { requestId: 'mounted', targets, range: timeRange, scopedVars: {} };
    const answered = source.query(request as never) as Observable<DataQueryResponse>;
    const { data: frames } = await new Promise<DataQueryResponse>((next, error) => answered.subscribe({ next, error }));
    const series = (frames as DataFrame[]).map((frame) =>
      frame.name !== 'kills'
        ? frame
        : {
            ...frame,
            fields: frame.fields.map((field) => {
              const values = field.values.map((value, i) => {
                if (field.name === 'explanation') {
                  const { id, time, pod, namespace } = value;
                  return { ...kill, id, time, pod, namespace };
                }
                const stays = ['time', 'id', 'pod', 'namespace'].includes(field.name) || !(field.name in kill);
                return stays
                  ? frame.fields.find(({ name }) => name === field.name)!.values[i]
                  : kill[field.name as keyof typeof kill];
              });
              return { ...field, values };
            }),
          }
    );
    const look = data.createTheme({ colors: { mode } });
    document.getElementById('mounted-panel')?.remove();
    const place = document.createElement('div');
    place.id = 'mounted-panel';
    Object.assign(place.style, {
      position: 'fixed',
      inset: '0',
      zIndex: '1',
      background: look.colors.background.primary,
    });
    document.body.append(place);
    const Panel = plugin.panel as unknown as React.ComponentType<object>;
    const Mounted = () => {
      const props = {
        id: 1,
        title: 'mounted',
        timeZone: 'utc',
        timeRange,
        data: { state: 'Done', series, timeRange, request },
        options: {},
        onOptionsChange: () => undefined,
        onChangeTimeRange: () => undefined,
        ...box,
      };
      return react.createElement(data.ThemeContext.Provider, { value: look }, react.createElement(Panel, props));
    };
    // the host may be React 18 or older; render is what both have
    (reactDom as unknown as { render(element: React.ReactElement, place: Element): void }).render(
      react.createElement(Mounted),
      place
    );
  }, given);
}
