import type { DataFrame, DataQueryError, DataQueryRequest } from '@grafana/data';
import type { Page } from 'playwright-core';

export interface AskedTarget {
  refId: string;
  expr: string;
  instant?: boolean;
  range?: boolean;
  interval?: string;
  format?: 'table' | 'time_series';
}

export interface PlainResponse {
  state: string;
  data: Array<Pick<DataFrame, 'refId' | 'meta' | 'fields' | 'length'>>;
  errors: DataQueryError[];
}

interface Loader {
  import(name: string): Promise<typeof import('@grafana/runtime') & typeof import('@grafana/data')>;
}

/** Asks the page's Prometheus data source as a plugin does: by Grafana's services, which the plugin loader hands out. */
export function askPrometheus(
  page: Page,
  targets: AskedTarget[],
  { from, to, maxDataPoints = 2000 }: { from: number; to: number; maxDataPoints?: number }
): Promise<PlainResponse> {
  return page.evaluate(
    async (asked) => {
      const { System } = window as unknown as { System: Loader };
      const { getDataSourceSrv } = await System.import('@grafana/runtime');
      const { dateTime } = await System.import('@grafana/data');
      const inner = await getDataSourceSrv().get({ uid: 'prometheus' });
      const [start, end] = [dateTime(asked.from), dateTime(asked.to)];
      const request = {
        requestId: 'asked',
        targets: asked.targets,
        range: { from: start, to: end, raw: { from: start, to: end } },
        scopedVars: {},
        intervalMs: 1000,
        maxDataPoints: asked.maxDataPoints,
      } as unknown as DataQueryRequest;
      return new Promise<PlainResponse>((resolve, reject) => {
        const answer = inner.query(request);
        if (!('subscribe' in answer)) {
          return reject(new Error('the inner data source answers with an Observable'));
        }
        answer.subscribe({
          next: ({ state, data, errors = [] }) => resolve(JSON.parse(JSON.stringify({ state, data, errors }))),
          error: reject,
        });
      });
    },
    { targets, from, to, maxDataPoints }
  );
}
