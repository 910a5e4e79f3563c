import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { INCIDENTS_END } from '../../scripts/dashboards/fiveDeaths';

interface Service {
  image?: string;
  build?: { context: string; target: string; args?: Record<string, string> };
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

const IN_CONTAINER = '/etc/grafana/provisioning';
const yaml = (file: string) => parse(readFileSync(file, 'utf8'));
const compose: { services: Record<string, Service> } = yaml('docker-compose.yaml');
const { grafana, prometheus, incidents } = compose.services;
const environment = grafana.environment!;
const dockerfile = readFileSync('Dockerfile', 'utf8');
const ids = ['', 'datasource/', 'panel/'].map(
  (folder) => JSON.parse(readFileSync(`src/${folder}plugin.json`, 'utf8')).id
);

describe('docker-compose.yaml', () => {
  it('is accepted by docker-compose', () => {
    const text = execFileSync('docker-compose', ['-f', 'docker-compose.yaml', 'config'], { encoding: 'utf8' });
    expect(Object.keys(parse(text).services).sort()).toEqual(['grafana', 'incidents', 'prometheus']);
  });

  it('scrapes nothing, whose samples of today would make the incidents too old to be taken', () => {
    const [[from, to]] = prometheus.volumes!.map((volume) => volume.split(':'));
    expect(prometheus.command).toContain(`--config.file=${to}`);
    expect(yaml(from)).toBeNull();
    expect(execFileSync('promtool', ['check', 'config', from], { encoding: 'utf8' })).toContain('SUCCESS');
  });

  it('publishes on this machine alone', () => {
    const ports = Object.values(compose.services).flatMap(({ ports = [] }) => ports);
    expect(ports).toHaveLength(2);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('pins every image', () => {
    const arguments_ = Object.fromEntries(
      [...dockerfile.matchAll(/^ARG (\w+)=(\S+)$/gm)].map(([, name, value]) => [name, value])
    );
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) =>
      image.replace(/\$\{(\w+)\}/g, (_, name) => arguments_[name])
    );
    images.push(prometheus.image!);
    expect(images).toHaveLength(3);
    for (const image of images) {
      expect(image).toMatch(/^[a-z/]+:v?\d+[\w.-]*$/);
    }
    expect(grafana.build!.args!.GRAFANA_VERSION).toBe(`\${GRAFANA_VERSION:-${arguments_.GRAFANA_VERSION}}`);
  });

  it('builds stages that the Dockerfile has', () => {
    const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, stage]) => stage);
    expect([grafana, incidents].map(({ build }) => build!.target).filter((stage) => !stages.includes(stage))).toEqual(
      []
    );
  });

  it('copies what is there, into the folder of the app', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) => files.split(' '));
    expect(copied.filter((file) => !existsSync(file))).toEqual([]);
    expect(dockerfile).toContain(`/var/lib/grafana/plugins/${ids[0]}\n`);
  });

  it('starts each after what it needs, as health checks tell', () => {
    expect(incidents.depends_on).toEqual({ prometheus: { condition: 'service_healthy' } });
    expect(grafana.depends_on).toEqual({ incidents: { condition: 'service_completed_successfully' } });
    expect(prometheus.healthcheck && grafana.healthcheck).toBeTruthy();
  });

  it('lets Grafana load the app and all that it nests', () => {
    expect(environment.GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS.split(',')).toEqual(ids);
  });

  it('names only files of provisioning/ that exist', () => {
    const paths = Object.values(environment).filter((value) => value.startsWith(IN_CONTAINER));
    expect(paths).toHaveLength(2);
    expect(paths.filter((file) => !existsSync(file.replace(IN_CONTAINER, 'provisioning')))).toEqual([]);
  });

  it('pushes the incidents for the time that the dashboard shows, by a command that exists', () => {
    const [npm, run, , script, , ...args] = incidents.command!;
    expect([npm, run]).toEqual(['npm', 'run']);
    expect(JSON.parse(readFileSync('package.json', 'utf8')).scripts).toHaveProperty(script);
    expect(args).toEqual(['all', '--push', environment.PROMETHEUS_URL, '--end', INCIDENTS_END, '--once']);
  });

  it('keeps the incidents, however long ago they are', () => {
    expect(prometheus.command).toContain('--storage.tsdb.retention.time=100y');
  });
});

describe('provisioning/', () => {
  const [prometheusSource, ours] = yaml('provisioning/datasources/podcoroner.yaml').datasources;

  it('enables the app', () => {
    expect(yaml('provisioning/plugins/podcoroner.yaml').apps).toEqual([{ type: ids[0], org_id: 1, disabled: false }]);
  });

  it('has a Prometheus and a Pod Coroner that asks it', () => {
    expect(prometheusSource).toMatchObject({ type: 'prometheus', uid: 'podcoroner-prometheus' });
    expect(ours).toMatchObject({ type: ids[1], uid: 'podcoroner', jsonData: { prometheusUid: prometheusSource.uid } });
  });

  it('uses only variables that the compose file sets', () => {
    // those in folders are Grafana's
    const files = readdirSync('provisioning', { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\/.*\.ya?ml$/.test(file)
    );
    expect(files).toHaveLength(3);
    const used = files.flatMap((file) => [
      ...readFileSync(path.join('provisioning', file), 'utf8').matchAll(/\$\{?(\w+)/g),
    ]);
    expect(used.map(([, name]) => name).sort()).toEqual(['DASHBOARDS_PATH', 'PROMETHEUS_URL']);
    expect(used.filter(([, name]) => !(name in environment))).toEqual([]);
  });
});
