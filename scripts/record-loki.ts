/**
 * Records what a Loki answers to the product's questions about a capsule, for the contract test:
 * `tsx scripts/record-loki.ts CAPSULE LOKI_URL TENANT OUTPUT`. How the streams got there: docs/loki.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fetch } from 'undici';
import { parseCapsule } from '../src/core/evidence/capsule';
import { withLogs } from '../src/core/evidence/loki/collectLogs';
import { type LokiFetch, LokiHttpApi } from '../src/core/evidence/loki/LokiHttpApi';

const [capsule, url, tenant, output] = process.argv.slice(2);
if (output === undefined) {
  throw new Error('usage: record-loki.ts CAPSULE LOKI_URL TENANT OUTPUT');
}

const answers: Record<string, { status: number; text: string }> = {};

const recording: LokiFetch = async (target, init) => {
  const response = await fetch(target, init);
  const text = withoutStatistics(await response.text());
  answers[target.slice(url.length)] = { status: response.status, text };
  return { status: response.status, body: [new TextEncoder().encode(text)] as unknown as AsyncIterable<Uint8Array> };
};

/** Timings and counts that no two runs share. */
function withoutStatistics(text: string): string {
  try {
    const { data, ...rest } = JSON.parse(text) as { data?: unknown };
    return JSON.stringify(data && !Array.isArray(data) ? { ...rest, data: { ...data, stats: undefined } } : { ...rest, data }); // prettier-ignore
  } catch {
    return text;
  }
}

const { evidence } = parseCapsule(gunzipSync(readFileSync(capsule)).toString('utf8'));
const loki = new LokiHttpApi({ url, headers: { 'x-scope-orgid': tenant }, fetch: recording });
withLogs(evidence, loki)
  .then(({ notices }) => {
    const sorted = Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(output, gzipSync(JSON.stringify(sorted), { level: 9 }));
    process.stdout.write(`${Object.keys(answers).length} answers, notices: ${JSON.stringify(notices)}\n`);
  })
  .catch((error: unknown) => {
    throw error;
  });
