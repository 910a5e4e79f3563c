// docker-compose.yaml without Docker: the same Prometheus, incidents and provisioning, in a Grafana that is on this machine.
// node scripts/demo-grafana.mjs --grafana HOME [--role Viewer] [--sub-path /grafana] [--data FOLDER]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serviceOf } from './grafana/composeFile.mjs';

const USAGE = `npm run demo:grafana -- --grafana HOME [--role Admin|Editor|Viewer] [--sub-path /grafana] [--data FOLDER]

  --grafana HOME  the folder of an unpacked Grafana, with bin/grafana (on Debian's package: /usr/share/grafana)
  --role ROLE     of whoever opens the page (default: Admin)
  --sub-path P    serve Grafana below this path
  --data FOLDER   keep the databases there (default: a folder that goes when this ends)

Ports: GRAFANA_PORT (3000) and PROMETHEUS_PORT (9090), on 127.0.0.1.`;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const { values } = parseArgs({
  options: {
    grafana: { type: 'string' },
    role: { type: 'string', default: 'Admin' },
    'sub-path': { type: 'string', default: '' },
    data: { type: 'string' },
  },
});
const home = values.grafana && path.resolve(values.grafana);
if (!home) {
  stop(USAGE, 2);
}
const binary = [path.join(home, 'bin/grafana'), '/usr/sbin/grafana'].find((file) => existsSync(file));
if (!binary) {
  stop(`There is no bin/grafana in ${home}: give the folder of an unpacked Grafana.`, 2);
}
if (!existsSync('dist/plugin.json')) {
  stop('The plugin is not built: npm ci && npm run build.', 2);
}

const data = values.data ? path.resolve(values.data) : mkdtempSync(path.join(tmpdir(), 'pod-coroner-grafana-'));
const children = [];
const compose = (name) => serviceOf('docker-compose.yaml', name);
const portOf = (name) => compose(name).ports[0].split(':')[1];
const prometheus = `http://127.0.0.1:${portOf('prometheus')}`;
const grafana = `http://127.0.0.1:${portOf('grafana')}${values['sub-path']}`;

process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));

startPrometheus();
await untilAnswers(`${prometheus}/-/ready`);
process.stdout.write('Filling Prometheus, up to a minute …\n');
fillPrometheus();
process.stdout.write('Starting Grafana …\n');
startGrafana();
await untilAnswers(`${grafana}/api/health`);
process.stdout.write(`Grafana: ${grafana}\nPrometheus: ${prometheus}\nCtrl-C ends both.\n`);

function startPrometheus() {
  const folder = path.join(data, 'prometheus');
  mkdirSync(folder, { recursive: true });
  const [config] = compose('prometheus').volumes[0].split(':');
  const flags = compose('prometheus').command.map((flag) =>
    flag.replace('/etc/prometheus/prometheus.yml', config).replace('=/prometheus', `=${folder}`)
  );
  start('prometheus', process.env.PROMETHEUS ?? 'prometheus', [
    ...flags,
    `--web.listen-address=${new URL(prometheus).host}`,
  ]);
}

function fillPrometheus() {
  const [command, ...args] = compose('incidents').command.map((arg) =>
    arg.replace('http://prometheus:9090', prometheus)
  );
  if (spawnSync(command, args, { stdio: 'inherit' }).status !== 0) {
    end(1);
  }
}

function startGrafana() {
  const plugins = path.join(data, 'plugins');
  mkdirSync(plugins, { recursive: true });
  rmSync(path.join(plugins, 'podcoroner-autopsy-app'), { force: true });
  symlinkSync(path.resolve('dist'), path.join(plugins, 'podcoroner-autopsy-app'));
  const inContainer = Object.entries(compose('grafana').environment);
  const env = Object.fromEntries(
    inContainer.map(([name, value]) => [
      name,
      value
        .replace('/etc/grafana/provisioning', path.resolve('provisioning'))
        .replace('http://prometheus:9090', prometheus),
    ])
  );
  start('grafana', binary, ['server', '--homepath', home], {
    ...env,
    GF_AUTH_ANONYMOUS_ORG_ROLE: values.role,
    GF_PATHS_DATA: path.join(data, 'grafana'),
    GF_PATHS_LOGS: path.join(data, 'log'),
    GF_PATHS_PLUGINS: plugins,
    GF_PATHS_PROVISIONING: path.resolve('provisioning'),
    GF_SERVER_HTTP_ADDR: '127.0.0.1',
    GF_SERVER_HTTP_PORT: portOf('grafana'),
    GF_SERVER_ROOT_URL: `${grafana}/`,
    GF_SERVER_SERVE_FROM_SUB_PATH: String(values['sub-path'] !== ''),
    GF_LOG_LEVEL: 'warn',
  });
}

function start(name, command, args, env = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const hear = (chunk) => (log = (log + chunk).slice(-4000));
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.once('error', ({ message }) => end(1, `${name} could not be started: ${message}`));
  child.once('exit', (code) => end(1, `${name} ended with ${code}:\n${log}`));
  children.push(child);
}

async function untilAnswers(address) {
  for (let i = 0; i < 300; i++) {
    const isThere = await fetch(address).then(
      ({ ok }) => ok,
      () => false
    );
    if (isThere) {
      return;
    }
    await sleep(200);
  }
  end(1, `${address} did not answer within a minute.`);
}

function end(status, words = '') {
  children.forEach((child) => child.removeAllListeners('exit').kill('SIGTERM'));
  if (!values.data) {
    rmSync(data, { recursive: true, force: true });
  }
  stop(words, status);
}

function stop(words, status) {
  process.stderr.write(words && `${words}\n`);
  process.exit(status);
}
