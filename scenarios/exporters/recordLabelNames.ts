/**
 * Writes fixtures/labelNames.json: which label names each family has in a recording of a real cluster. Run it again after
 * a new recording: npx tsx scenarios/exporters/recordLabelNames.ts ../shared/incidents/lab1/metrics.om.gz
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const WANTED =
  /^(up|scrape_duration_seconds|machine_memory_bytes|process_start_time_seconds|prober_probe_total|container_(memory|oom|spec_memory|start|processes)|kube_(pod|node|replicaset|deployment_(spec|status)_replicas)|kubelet_(cgroup_version|evictions|node_name|running|started_containers)|node_(memory|vmstat_oom|pressure_memory|boot|time|uname))/;

const families: Record<string, Set<string>> = {};
for (const line of gunzipSync(readFileSync(process.argv[2])).toString().split('\n')) {
  const series = /^(\w+)\{(.*)\} \S+ \S+$/.exec(line);
  if (series && WANTED.test(series[1])) {
    const names = [...series[2].matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g)].map(([, name]) => name).sort();
    (families[series[1]] ??= new Set()).add(names.join(' '));
  }
}
const sorted = Object.keys(families).sort();
const fixture = Object.fromEntries(sorted.map((name) => [name, [...families[name]].sort()]));
writeFileSync(join(__dirname, 'fixtures', 'labelNames.json'), `${JSON.stringify(fixture, null, 1)}\n`);
