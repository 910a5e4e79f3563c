// The browser tests against a Grafana that runs: one from docker compose up, or from npm run demo:grafana.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const USAGE = `npm run test:grafana -- [--grafana http://127.0.0.1:3000] [--prometheus http://127.0.0.1:9090] [JEST ARGUMENTS]

  --grafana URL     a Grafana with provisioning/ in force, in which an unknown visitor is an administrator
  --prometheus URL  the Prometheus behind it, filled with the incidents`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    grafana: { type: 'string', default: 'http://127.0.0.1:3000' },
    prometheus: { type: 'string', default: 'http://127.0.0.1:9090' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}
for (const address of [`${values.grafana}/api/health`, `${values.prometheus}/-/ready`]) {
  const isThere = await fetch(address).then(
    ({ ok }) => ok,
    () => false
  );
  if (!isThere) {
    process.stderr.write(
      `${address} does not answer: start it with docker compose up or npm run demo:grafana.\n\n${USAGE}\n`
    );
    process.exit(2);
  }
}
const { status } = spawnSync('npx', ['jest', '--selectProjects', 'grafana', '--runInBand', ...positionals], {
  stdio: 'inherit',
  env: { ...process.env, GRAFANA_UNDER_TEST: values.grafana, PROMETHEUS_UNDER_TEST: values.prometheus },
});
process.exit(status ?? 1);
