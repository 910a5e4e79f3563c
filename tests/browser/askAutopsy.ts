import type { DataQueryError, DataQueryRequest, DataQueryResponse } from '@grafana/data';
import type { Page } from 'playwright-core';

interface Loader {
  import(name: string): Promise<typeof import('@grafana/runtime') & typeof import('@grafana/data')>;
}

export interface AutopsyAnswer {
  /** the field `explanation` of the frame `kills` */
  kills: unknown[];
  /** names of all frames with the labels of their values */
  frames: Array<{ name: string; labels: Record<string, string>; executed: string | undefined; notices: string[] }>;
  errors: DataQueryError[];
}

/** Asks the page's Pod Coroner data source as a panel does, by Grafana's services. */
export function askAutopsy(
  page: Page,
  query: object,
  { from, to }: { from: number; to: number }
): Promise<AutopsyAnswer> {
  return page.evaluate(
    async (asked) => {
      const { System } = window as unknown as { System: Loader };
      const { getDataSourceSrv } = await System.import('@grafana/runtime');
      const { dateTime } = await System.import('@grafana/data');
      const dataSource = await getDataSourceSrv().get({ uid: 'podcoroner' });
      const [start, end] = [dateTime(asked.from), dateTime(asked.to)];
      const request = {
        requestId: 'asked',
        targets: [{ refId: 'A', queryType: 'autopsy', ...asked.query }],
        range: { from: start, to: end, raw: { from: start, to: end } },
        scopedVars: {},
      } as unknown as DataQueryRequest;
      const response = await new Promise<DataQueryResponse>((resolve, reject) => {
        const answer = dataSource.query(request);
        if (!('subscribe' in answer)) {
          return reject(new Error('the data source answers with an Observable'));
        }
        answer.subscribe({ next: resolve, error: reject });
      });
      const kills = response.data.find(({ name }) => name === 'kills');
      return {
        kills: kills?.fields.find((field: { name: string }) => field.name === 'explanation')?.values ?? [],
        frames: response.data.map(({ name, fields, meta }) => ({
          name,
          labels: fields[1]?.labels ?? {},
          executed: meta?.executedQueryString,
          notices: (meta?.notices ?? []).map(({ text }: { text: string }) => text),
        })),
        errors: response.errors ?? [],
      };
    },
    { query, from, to }
  );
}
