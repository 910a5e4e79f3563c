import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { catalogue, incidentNamed, incidents, pushSeries, writeWitnesses } from './index';
import { Incident } from './incident';
import { toOpenMetrics } from './openMetrics';

const USAGE = `Usage: npm run scenario -- NAME|all|catalogue [--push URL] [--out DIR] [--end T] [--once] [--profile kube-prometheus-stack|everything]
       npm run scenario -- --list

  all are the incidents that are shown, catalogue is every one there is

  --push URL  write the samples to a remote-write receiver, e.g. http://127.0.0.1:9090
  --out DIR   write DIR/NAME/metrics.om.gz, truth.json, kernel-NODE.log, events.json and pods.json
  --end T     when the incident ends, RFC 3339 (default: now)
  --once      push nothing when the receiver has pods at that time already`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      push: { type: 'string' },
      out: { type: 'string' },
      end: { type: 'string' },
      profile: { type: 'string' },
      list: { type: 'boolean' },
      once: { type: 'boolean' },
    },
  });
  if (values.list) {
    catalogue.forEach(({ name, description, cases }) =>
      console.log(`${name}\n    ${description}\n    After ${cases.join(', ')}`)
    );
    return;
  }
  const [name] = positionals;
  if (!name || (!values.push && !values.out)) {
    throw new Error(USAGE);
  }
  const { profile = 'kube-prometheus-stack' } = values;
  if (profile !== 'kube-prometheus-stack' && profile !== 'everything') {
    throw new Error(`There is no scrape profile "${profile}"; there are kube-prometheus-stack and everything.`);
  }
  const end = values.end === undefined ? Date.now() : Date.parse(values.end);
  if (Number.isNaN(end)) {
    throw new Error(`"${values.end}" is not a time; --end takes RFC 3339, such as 2026-11-23T12:00:00Z.`);
  }
  if (values.once && values.push && (await hasPods(values.push, end))) {
    console.log(`${values.push} is filled already`);
    return;
  }
  const wanted = name === 'all' ? incidents : name === 'catalogue' ? catalogue : [incidentNamed(name)];
  const built = wanted.map((script) => script.build(end, { profile }));
  for (const incident of built) {
    if (values.out) {
      write(join(values.out, incident.name), incident);
    }
    console.log(`${incident.name}: ${incident.series.length} series, ${incident.truth.length} ends`);
  }
  if (values.push) {
    const { samples } = await pushSeries(
      values.push,
      built.flatMap(({ series }) => series)
    );
    console.log(`${samples} samples pushed to ${values.push}`);
  }
}

/** Whether a Prometheus knows any pod at this time. */
async function hasPods(prometheus: string, end: number): Promise<boolean> {
  const query = new URLSearchParams({ query: 'count(last_over_time(kube_pod_info[10m]))', time: String(end / 1000) });
  const response = await fetch(`${prometheus}/api/v1/query?${query}`);
  if (!response.ok) {
    throw new Error(`${prometheus} answers ${response.status} where a Prometheus answers 200.`);
  }
  const { data } = (await response.json()) as { data: { result: unknown[] } };
  return data.result.length > 0;
}

function write(folder: string, incident: Incident): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'metrics.om.gz'), gzipSync(toOpenMetrics(incident)));
  writeFileSync(join(folder, 'truth.json'), `${JSON.stringify(incident.truth, null, 1)}\n`);
  writeWitnesses(folder, incident);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
