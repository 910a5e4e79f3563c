// Writes the dashboards: the one that the app brings, and the one that is provisioned with the five incidents.
// Both are the same panels over the same variables. Run: npm run dashboards (--check only compares)
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { FIVE_DEATHS, INCIDENTS_RANGE, type Death } from './fiveDeaths';
import { killsTable } from './killsTable';
import { SOURCE } from './source';
import { variables, type Choice } from './variables';

/** Grid units: room for both lanes and for an explanation that does not scroll. */
const AUTOPSY_HEIGHT = 16;

const autopsyPanel = (y: number) => ({
  id: 1,
  type: 'podcoroner-autopsy-panel',
  title: '',
  gridPos: { h: AUTOPSY_HEIGHT, w: 24, x: 0, y },
  datasource: SOURCE,
  targets: [
    { refId: 'A', datasource: SOURCE, queryType: 'autopsy', cluster: '$cluster', namespace: '$namespace', pod: '$pod' },
  ],
  fieldConfig: { defaults: {}, overrides: [] },
  options: {},
});

interface Wanted {
  uid: string;
  title: string;
  description: string;
  time: { from: string; to: string };
  /** of the variables, when it opens */
  choice?: Choice;
  /** there are none to choose from */
  hidesCluster?: boolean;
  /** panels above the others */
  intro?: Array<{ gridPos: { h: number } }>;
}

const dashboard = ({ uid, title, description, time, choice, hidesCluster = false, intro = [] }: Wanted) => {
  const y = intro.reduce((height, { gridPos }) => height + gridPos.h, 0);
  return {
    uid,
    title,
    description,
    tags: ['pod-coroner', 'kubernetes', 'memory'],
    schemaVersion: 41,
    version: 1,
    editable: true,
    graphTooltip: 1,
    refresh: '',
    time,
    timezone: 'browser',
    links: [],
    templating: { list: variables(choice, hidesCluster) },
    annotations: { list: [] },
    panels: [...intro, autopsyPanel(y), killsTable(uid, y + AUTOPSY_HEIGHT)],
  };
};

const KILLS = dashboard({
  uid: 'podcoroner-kills',
  title: 'Pod Coroner: kills',
  description: 'What killed the containers of a namespace, and why their memory graphs stayed below the limit.',
  time: { from: 'now-6h', to: 'now' },
});

const FIVE_UID = 'podcoroner-five-deaths';
/** From the app's root: Grafana adds its sub-path on a click, and its sanitizer drops what begins with a letter. */
const linkTo = ({ title, namespace, pod }: Death) =>
  `[${title}](/d/${FIVE_UID}?var-namespace=${namespace}&var-pod=${pod})`;

const INTRO = [
  'Five containers died below their limit, each of another cause, and a sixth looked worse and lived. Pick one, then click a marker: it tells what killed the container and why the graph stayed below 100 %.',
  FIVE_DEATHS.map(linkTo).join(' · '),
].join('\n\n');

const FIVE = dashboard({
  uid: FIVE_UID,
  title: 'Pod Coroner: five deaths',
  description:
    'Five containers that died below their limit, each of another cause, and one that looked worse and lived.',
  time: INCIDENTS_RANGE,
  choice: FIVE_DEATHS[0],
  hidesCluster: true,
  intro: [
    {
      id: 3,
      type: 'text',
      title: '',
      transparent: true,
      gridPos: { h: 3, w: 24, x: 0, y: 0 },
      options: { mode: 'markdown', content: INTRO },
    },
  ],
});

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  for (const [file, content] of Object.entries({
    'src/dashboards/kills.json': KILLS,
    'provisioning/dashboards/five-deaths.json': FIVE,
  })) {
    const text = await format(JSON.stringify(content), { ...(await resolveConfig(file)), parser: 'json' });
    if (!check) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    } else if (readFileSync(file, 'utf8') !== text) {
      process.stderr.write(`${file} is not what its script makes: npm run dashboards\n`);
      process.exitCode = 1;
    }
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
