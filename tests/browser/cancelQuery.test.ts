import type { DataQueryRequest } from '@grafana/data';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { openPreview } from './openPreview';

const EMPTY = JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [] } });

interface Waiting {
  waiting: { unsubscribe(): void };
}

it('a query that nobody waits for any more ends at Prometheus, too', async () => {
  const held: IncomingMessage[] = [];
  const prometheus = createServer(async (incoming, response) => {
    if ((await text(incoming)).includes('takes_forever')) {
      held.push(incoming);
    } else {
      response.end(EMPTY);
    }
  });
  await new Promise<void>((resolve) => prometheus.listen(0, '127.0.0.1', resolve));
  const { port } = prometheus.address() as AddressInfo;
  const preview = await openPreview({ prometheus: `http://127.0.0.1:${port}` });
  await preview.page.evaluate(async () => {
    interface Loader {
      import(name: string): Promise<typeof import('@grafana/runtime') & typeof import('@grafana/data')>;
    }
    const { System } = window as unknown as { System: Loader };
    const { getDataSourceSrv } = await System.import('@grafana/runtime');
    const { getDefaultTimeRange } = await System.import('@grafana/data');
    const inner = await getDataSourceSrv().get({ uid: 'prometheus' });
    const request = { targets: [{ refId: 'A', expr: 'takes_forever' }], range: getDefaultTimeRange(), scopedVars: {} };
    const answer = inner.query(request as unknown as DataQueryRequest);
    if ('subscribe' in answer) {
      (window as unknown as Waiting).waiting = answer.subscribe();
    }
  });
  await until(() => held.length > 0);
  expect(held[0].socket.destroyed).toBe(false);
  await preview.page.evaluate(() => (window as unknown as Waiting).waiting.unsubscribe());
  await until(() => held[0].socket.destroyed);
  await preview.close();
  prometheus.close();
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
