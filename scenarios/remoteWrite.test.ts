import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { pushSeries } from './remoteWrite';

const series = [{ labels: { __name__: 'up' }, samples: [{ t: 1000, v: 1 }] }];

it('says in one sentence that nothing answers', async () => {
  await expect(pushSeries('http://127.0.0.1:1', series)).rejects.toThrow(
    'Nothing answers at http://127.0.0.1:1/api/v1/write: is a Prometheus with --web.enable-remote-write-receiver running there?'
  );
});

it('says in one sentence what the server answered', async () => {
  const server = createServer((_, response) => response.writeHead(400).end('out of bounds\nmore'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(pushSeries(url, series)).rejects.toThrow(
    `${url}/api/v1/write refused the samples with status 400: out of bounds`
  );
  await new Promise((resolve) => server.close(resolve));
});
