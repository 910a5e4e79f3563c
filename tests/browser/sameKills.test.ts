import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { startPrometheus, type RunningPrometheus } from '../prometheus/startPrometheus';
import { askAutopsy } from './askAutopsy';
import { openPreview, type OpenPreview } from './openPreview';

const RECORDING = path.resolve('../shared/incidents/lab1/tsdb.tar.gz');
const FROM = '2026-11-23T22:50:00Z';
const TO = '2026-11-23T23:43:00Z';
const RANGE = { from: Date.parse(FROM), to: Date.parse(TO) };

interface Kill {
  id: string;
}

describe('the data source and the terminal, asked for the same incident in the same Prometheus', () => {
  let prometheus: RunningPrometheus;
  let preview: OpenPreview;

  beforeAll(async () => {
    prometheus = await startPrometheus({ recording: RECORDING });
    preview = await openPreview({ prometheus: prometheus.url, ...RANGE, namespace: 'quotes-prod' });
  });

  afterAll(async () => {
    await preview.close();
    await prometheus.stop();
  });

  function fromTerminal(namespace: string): Kill[] {
    const server = ['--prometheus', prometheus.url, '--from', FROM, '--to', TO];
    const output = execFileSync('bin/pod-coroner', ['explain', ...server, '--namespace', namespace, '--json'], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return (JSON.parse(output.toString()) as { kills: Kill[] }).kills;
  }

  it.each(['features-prod', 'catalog-prod|media-prod', '.*'])(
    'give the same kill objects for namespace %s',
    async (namespace) => {
      const terminal = fromTerminal(namespace);
      const query = { namespace, killIds: terminal.map(({ id }) => id) };
      const { kills, errors } = await askAutopsy(preview.page, query, RANGE);
      expect(errors).toEqual([]);
      expect(kills.length).toBeGreaterThan(0);
      expect(kills).toEqual(terminal);
    }
  );
});
