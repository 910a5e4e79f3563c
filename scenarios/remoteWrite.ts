import Long from 'long';
import protobuf from 'protobufjs';
import SnappyJS from 'snappyjs';
import { Series } from './incident';

/** Prometheus' stale marker, model/value/value.go StaleNaN. */
const STALE_BITS = Long.fromString('7ff0000000000002', true, 16);
const BATCH_SAMPLES = 5000;
/** Within one slice of time the order of series does not matter to the head, which takes samples of the last hour at least. */
const SLICE_MS = 10 * 60_000;

/**
 * prometheus.WriteRequest of remote write 1.0 with `value` as the eight bytes of the double: on the wire the same, but
 * JavaScript would not keep the bits of a NaN, and a stale marker is told by its bits.
 */
const WriteRequest = protobuf.Root.fromJSON({
  nested: {
    Label: { fields: { name: { type: 'string', id: 1 }, value: { type: 'string', id: 2 } } },
    Sample: { fields: { value: { type: 'fixed64', id: 1 }, timestamp: { type: 'int64', id: 2 } } },
    TimeSeries: {
      fields: {
        labels: { rule: 'repeated', type: 'Label', id: 1 },
        samples: { rule: 'repeated', type: 'Sample', id: 2 },
      },
    },
    WriteRequest: { fields: { timeseries: { rule: 'repeated', type: 'TimeSeries', id: 1 } } },
  },
}).lookupType('WriteRequest');

interface WireSeries {
  labels: Array<{ name: string; value: string }>;
  samples: Array<{ value: Long; timestamp: number }>;
}

/**
 * Writes series to a remote-write receiver (Prometheus with --web.enable-remote-write-receiver, Mimir, VictoriaMetrics),
 * slice of time after slice of time, as a head block refuses what is much older than its newest sample.
 *
 * @param url the server's address, e.g. http://127.0.0.1:9090, or the whole address of its write endpoint
 * @throws Error with one sentence that names the address and what the server answered
 */
export async function pushSeries(url: string, all: Series[]): Promise<{ samples: number }> {
  const endpoint = new URL(url).pathname.length > 1 ? url : new URL('/api/v1/write', url).href;
  const series = all.map((one) => ({ labels: wireLabels(one.labels), samples: one.samples, next: 0 }));
  const first = Math.min(...all.map(({ samples }) => samples[0]?.t ?? Infinity));
  const last = Math.max(...all.map(({ samples }) => samples.at(-1)?.t ?? -Infinity));
  let pushed = 0;
  for (let sliceEnd = first + SLICE_MS; sliceEnd - SLICE_MS <= last; sliceEnd += SLICE_MS) {
    let batch: WireSeries[] = [];
    let size = 0;
    for (const one of series) {
      const samples: WireSeries['samples'] = [];
      for (; one.next < one.samples.length && one.samples[one.next].t < sliceEnd; one.next++) {
        const sample = one.samples[one.next];
        samples.push({ value: 'stale' in sample ? STALE_BITS : doubleBits(sample.v), timestamp: sample.t });
      }
      if (samples.length > 0) {
        batch.push({ labels: one.labels, samples });
        size += samples.length;
      }
      if (size >= BATCH_SAMPLES - 200) {
        await post(endpoint, batch);
        pushed += size;
        batch = [];
        size = 0;
      }
    }
    if (size > 0) {
      await post(endpoint, batch);
      pushed += size;
    }
  }
  return { samples: pushed };
}

function wireLabels(labels: Record<string, string>): WireSeries['labels'] {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map(([name, value]) => ({ name, value }));
}

const view = new DataView(new ArrayBuffer(8));

function doubleBits(value: number): Long {
  view.setFloat64(0, value);
  return new Long(view.getInt32(4), view.getInt32(0), true);
}

async function post(endpoint: string, timeseries: WireSeries[]): Promise<void> {
  const body = SnappyJS.compress(WriteRequest.encode({ timeseries }).finish());
  const headers = {
    'Content-Type': 'application/x-protobuf',
    'Content-Encoding': 'snappy',
    'X-Prometheus-Remote-Write-Version': '0.1.0',
  };
  let response: Response;
  try {
    response = await fetch(endpoint, { method: 'POST', headers, body: new Uint8Array(body) });
  } catch (cause) {
    throw new Error(
      `Nothing answers at ${endpoint}: is a Prometheus with --web.enable-remote-write-receiver running there?`,
      { cause }
    );
  }
  if (!response.ok) {
    const answer = (await response.text()).trim().split('\n')[0];
    throw new Error(`${endpoint} refused the samples with status ${response.status}: ${answer}`);
  }
}
