import { incidentNamed } from '../../scenarios';
import { RunningPrometheus, startPrometheus } from '../prometheus/startPrometheus';
import { explain } from './runPodCoroner';
import { RunningServer, startServer } from './startServer';

const END = Date.UTC(2026, 10, 23, 12);
const HOUR_MS = 3_600_000;
const MOST_QUERIES = 40;

/** A door to a Prometheus that counts who passes. */
async function startCounting(prometheus: RunningPrometheus): Promise<RunningServer & { count(): number }> {
  let requests = 0;
  const server = await startServer((request, response) => {
    requests++;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const answer = await fetch(prometheus.url + request.url, {
        method: request.method,
        headers: { 'content-type': String(request.headers['content-type']) },
        body: Buffer.concat(chunks),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
  });
  return { ...server, count: () => requests };
}

describe('the requests that one explanation of a pod makes', () => {
  let prometheus: RunningPrometheus;
  const counts = new Map<string, { kills: number; requests: number }>();

  beforeAll(async () => {
    const incident = incidentNamed('container-limit').build(END, { lastSeconds: 1.5 * 3600 });
    prometheus = await startPrometheus({ scenarios: [incident] });
    const { namespace, pod, time } = incident.truth.at(-1)!;
    const lastKill = Date.parse(time);
    const ranges: Array<[string, number, number]> = [
      ['six kills', END - HOUR_MS, END],
      ['one kill', lastKill - 30_000, lastKill + 30_000],
      ['no kill', END - 60_000, END],
    ];
    for (const [name, from, to] of ranges) {
      const proxy = await startCounting(prometheus);
      const range = ['--from', new Date(from).toISOString(), '--to', new Date(to).toISOString()];
      const { kills } = await explain(['--prometheus', proxy.url, ...range, '--namespace', namespace, '--pod', pod]);
      counts.set(name, { kills: kills.length, requests: proxy.count() });
      await proxy.stop();
    }
    process.stdout.write(`One explanation of a pod makes ${counts.get('six kills')?.requests} requests.\n`);
  });
  afterAll(() => prometheus?.stop());

  it.each([
    ['six kills', 6],
    ['one kill', 1],
    ['no kill', 0],
  ])('is counted over a range with %s', (name, kills) => {
    expect(counts.get(name)!.kills).toBe(kills);
    expect(counts.get(name)!.requests).toBeGreaterThan(10);
  });

  it(`are ${MOST_QUERIES} at most`, () => {
    expect(Math.max(...[...counts.values()].map(({ requests }) => requests))).toBeLessThanOrEqual(MOST_QUERIES);
  });

  it('are as many for six kills as for one', () => {
    expect(counts.get('six kills')!.requests).toBe(counts.get('one kill')!.requests);
  });
});
