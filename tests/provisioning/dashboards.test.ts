import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FIVE_DEATHS, INCIDENTS_END, INCIDENTS_RANGE } from '../../scripts/dashboards/fiveDeaths';
import { incidents } from '../../scenarios';
import { KILLS_DASHBOARD } from '../../src/pages/Start/killsDashboard';
import { NAMES_QUERY_TYPES } from '../../src/datasource/NamesQuery';
import { QUERY_TYPES } from '../../src/datasource/AutopsyQuery';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const OURS = { type: 'podcoroner-autopsy-datasource', uid: '${datasource}' };

interface Panel {
  type: string;
  title: string;
  datasource?: object;
  targets?: Array<{ queryType: string; datasource: object }>;
  gridPos: { x: number; y: number; w: number; h: number };
}

const app = read('src/plugin.json');

it('the app includes the dashboard that its start page imports', () => {
  expect(read(path.join('src', KILLS_DASHBOARD.path)).uid).toBe(KILLS_DASHBOARD.uid);
  expect(app.includes).toContainEqual({ type: 'dashboard', name: 'Pod Coroner: kills', path: KILLS_DASHBOARD.path });
});

describe.each(['src/dashboards/kills.json', 'provisioning/dashboards/five-deaths.json'])('%s', (file) => {
  const dashboard = read(file);
  const panels: Panel[] = dashboard.panels;

  it('asks the data source that the variable names, for things that it answers', () => {
    const asking = panels.filter(({ targets }) => targets);
    expect(asking.map(({ type }) => type)).toEqual(['podcoroner-autopsy-panel', 'table']);
    for (const { datasource, targets = [] } of asking) {
      expect(datasource).toEqual(OURS);
      for (const target of targets) {
        expect(target.datasource).toEqual(OURS);
        expect(QUERY_TYPES).toContain(target.queryType);
      }
    }
  });

  it('has variables for the data source and for the names that narrow the panel', () => {
    const [source, ...names] = dashboard.templating.list;
    expect(source).toMatchObject({ name: 'datasource', type: 'datasource', query: OURS.type });
    for (const { datasource, query } of names) {
      expect(datasource).toEqual(OURS);
      expect(NAMES_QUERY_TYPES).toContain(query.queryType);
    }
    const known = new Set(dashboard.templating.list.map(({ name }: { name: string }) => name));
    const used = [...JSON.stringify(panels).matchAll(/"\$(\w+)"|\$\{(\w+)(?::\w+)?\}/g)].map(([, a, b]) => a ?? b);
    expect(used.filter((name) => !known.has(name) && !name.startsWith('__'))).toEqual([]);
  });

  it('lays its panels out one below the other', () => {
    panels.reduce((y, { gridPos }) => {
      expect(gridPos).toMatchObject({ x: 0, w: 24, y });
      return y + gridPos.h;
    }, 0);
  });
});

describe('five deaths', () => {
  const dashboard = read('provisioning/dashboards/five-deaths.json');
  const end = Date.parse(INCIDENTS_END);
  const worlds = incidents.map((script) => script.simulate(end));
  const truth = worlds.flatMap((world) => world.truth);

  it('opens on the time in which the incidents happen, whenever that is read', () => {
    expect(dashboard.time).toEqual(INCIDENTS_RANGE);
    const [from, to] = [Date.parse(INCIDENTS_RANGE.from), Date.parse(INCIDENTS_RANGE.to)];
    for (const { time } of truth) {
      expect(Date.parse(time)).toBeGreaterThan(from);
      expect(Date.parse(time)).toBeLessThan(to);
    }
  });

  it('leads to pods that died, each of its own cause or part in it, and to one that lived', () => {
    const causes = FIVE_DEATHS.map(
      ({ namespace, pod }) => truth.find((end) => end.namespace === namespace && end.pod === pod)?.cause ?? null
    );
    expect(causes).toEqual(['node-oom', 'node-eviction', 'container-limit', 'node-eviction', 'node-allocatable', null]);
  });

  it('leads from each link to the dashboard itself', () => {
    const [text] = dashboard.panels;
    const targets = [...text.options.content.matchAll(/\]\((.+?)\)/g)].map(([, target]) => target);
    expect(targets).toEqual(
      FIVE_DEATHS.map(
        ({ namespace, pod }) => `/d/${dashboard.uid}?var-namespace=${namespace}&var-pod=${encodeURIComponent(pod)}`
      )
    );
  });
});
