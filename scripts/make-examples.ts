/**
 * Makes the capsules in examples/: each incident of scenarios/ pushed into a real Prometheus and captured from it by
 * the built command line, as a user would. Run: npm run build:cli && npm run examples [-- NAME…]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { shown } from '../scenarios';
import { startPrometheus } from '../tests/prometheus/startPrometheus';

/** The end of every example; fixed, so that the capsules differ only where the evidence does. */
const END = Date.parse('2026-11-23T20:00:00Z');
/** Asked about at most; a short incident is asked about from its first sample. */
const HOURS = 2.5;

/** Whom each example asks about: what a person who is called would type. */
const SELECTIONS: Record<string, { namespace: string; pod: string }> = {
  'node-oom': { namespace: 'shop', pod: 'cart-.*' },
  'container-limit': { namespace: 'media', pod: 'thumbnailer-.*' },
  'node-eviction': { namespace: 'reports', pod: 'report-renderer-.*' },
  'node-allocatable': { namespace: 'quotes', pod: 'quote-cache-.*' },
  'pod-limit-tmpfs-survives': { namespace: 'queue', pod: 'broker-.*' },
  'probe-liveness-143': { namespace: 'search', pod: 'suggest-.*' },
  quiet: { namespace: 'search', pod: 'product-index-.*' },
};

async function main(): Promise<void> {
  mkdirSync('examples', { recursive: true });
  for (const script of shown.filter(({ name }) => process.argv.length < 3 || process.argv.includes(name))) {
    const incident = script.build(END);
    const prometheus = await startPrometheus({ scenarios: [incident] });
    try {
      const { namespace, pod } = SELECTIONS[script.name];
      const first = incident.series.reduce((earliest, { samples }) => Math.min(earliest, samples[0]?.t ?? END), END);
      const from = new Date(Math.max(END - HOURS * 3_600_000, first)).toISOString();
      const args = ['capture', '--prometheus', prometheus.url, '--from', from, '--to', new Date(END).toISOString()];
      const rest = ['--namespace', namespace, '--pod', pod, '--description', incident.description];
      execFileSync('bin/pod-coroner', [...args, ...rest, '-o', `examples/${script.name}.json.gz`], {
        stdio: 'inherit',
      });
    } finally {
      await prometheus.stop();
    }
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
