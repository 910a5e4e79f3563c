import { execFileSync } from 'node:child_process';
import { INCIDENTS_RANGE } from '../../scripts/dashboards/fiveDeaths';
import { askAutopsy } from '../browser/askAutopsy';
import { grafana } from './grafanaUnderTest';
import { openDashboard } from './openDashboard';
import type { OpenGrafana } from './openGrafana';

const RANGE = { from: Date.parse(INCIDENTS_RANGE.from), to: Date.parse(INCIDENTS_RANGE.to) };

interface Kill {
  id: string;
}

describe('the data source in Grafana and the terminal, asked for the same incident', () => {
  let opened: OpenGrafana;
  beforeAll(async () => {
    opened = await openDashboard();
    await opened.page.getByTestId('podcoroner-marker').first().waitFor();
  });
  afterAll(() => opened?.close());

  function fromTerminal(namespace: string): Kill[] {
    const time = ['--from', INCIDENTS_RANGE.from, '--to', INCIDENTS_RANGE.to];
    const args = ['explain', '--prometheus', grafana().prometheus, ...time, '--namespace', namespace, '--json'];
    const output = execFileSync('bin/pod-coroner', args, { maxBuffer: 64 * 1024 * 1024 });
    return (JSON.parse(output.toString()) as { kills: Kill[] }).kills;
  }

  it.each(['shop', 'media|quotes', 'reports', '.*'])(
    'give the same kill objects for namespace %s',
    async (namespace) => {
      const terminal = fromTerminal(namespace);
      const query = { namespace, killIds: terminal.map(({ id }) => id) };
      const { kills, errors } = await askAutopsy(opened.page, query, RANGE);
      expect(errors).toEqual([]);
      expect(kills.length).toBeGreaterThan(0);
      expect(kills).toEqual(terminal);
    }
  );
});
