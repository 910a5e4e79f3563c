import type { Sample, Series } from '../../scenarios';
import { seededRandom } from '../ablation/seededRandom';

/** What goes wrong between an exporter and Prometheus, done to the series that are loaded. */
export interface BadScrape {
  name: string;
  /** one Prometheus may hold both forms of a series */
  change(series: Series[]): Series[];
}

const SKEW_MS = 90_000;
const HALF_A_SCRAPE_MS = 15_000;
const HOUR_MS = 3_600_000;

type Value = { t: number; v: number };
const isValue = (sample: Sample): sample is Value => 'v' in sample;

/** Changes the value of about one sample in `everyth`. */
function someValues(seed: number, everyth: number, isOf: RegExp, value: (v: number) => number): BadScrape['change'] {
  return (series) => {
    const random = seededRandom(seed);
    return series.map(({ labels, samples }) => ({
      labels,
      samples: !isOf.test(labels.__name__)
        ? samples
        : samples.map((sample) =>
            isValue(sample) && random() * everyth < 1 ? { t: sample.t, v: value(sample.v) } : sample
          ),
    }));
  };
}

const shifted = ({ labels, samples }: Series, ms: number): Series => ({
  labels,
  samples: samples.map((sample) => ({ ...sample, t: sample.t + ms })),
});

const skewed =
  (isOf: (labels: Series['labels']) => boolean, ms: number): BadScrape['change'] =>
  (series) =>
    series.map((one) => (isOf(one.labels) ? shifted(one, ms) : one));

const isNodeExporter = ({ job }: Series['labels']) => job === 'node-exporter';
const isCadvisor = ({ metrics_path, __name__ }: Series['labels']) =>
  metrics_path === '/metrics/cadvisor' && __name__.startsWith('container_');

const MEMORY = /^(container_memory_|node_memory_)/;

/** Counters that begin anew in the middle, as after an exporter's, a kubelet's or a status' loss. */
function counterResets(series: Series[]): Series[] {
  return series.map(({ labels, samples }) => {
    const middle = samples[samples.length >> 1];
    if (!COUNTERS.test(labels.__name__) || !isValue(middle)) {
      return { labels, samples };
    }
    return {
      labels,
      samples: samples.map((sample, i) =>
        isValue(sample) && i >= samples.length >> 1 ? { t: sample.t, v: Math.max(0, sample.v - middle.v) } : sample
      ),
    };
  });
}

const COUNTERS = /(restarts_total|oom_kill|oom_events_total|kubelet_evictions|probe_total|pressure_.*_total)$/;

/** An hour before, a pod of the same name, another uid, that ended as this one does. */
function namesakes(series: Series[]): Series[] {
  const elder = series
    .filter(({ labels }) => labels.__name__.startsWith('kube_pod_') && labels.uid)
    .map(({ labels, samples }): Series => {
      const uid = `0000${labels.uid.slice(4)}`;
      const gone = samples.filter(({ t }) => t - HOUR_MS < samples[0].t);
      return {
        labels: { ...labels, uid, ...(labels.container_id ? { container_id: `containerd://${uid}` } : {}) },
        samples: gone
          .map((sample) => ({ ...sample, t: sample.t - HOUR_MS }))
          .map((sample) =>
            isValue(sample) && labels.__name__.endsWith('_timestamp')
              ? { ...sample, v: sample.v - HOUR_MS / 1000 }
              : sample
          ),
      };
    });
  return [...series, ...elder.filter(({ samples }) => samples.length > 0)];
}

/** Two Prometheus scrape alike, half an interval apart. `label` tells them apart; without it their samples mix. */
const replicas =
  (label: string | null): BadScrape['change'] =>
  (series) =>
    series.flatMap((one): Series[] => {
      const other = shifted(one, HALF_A_SCRAPE_MS);
      if (label !== null) {
        return [
          { ...one, labels: { ...one.labels, [label]: 'a' } },
          { ...other, labels: { ...other.labels, [label]: 'b' } },
        ];
      }
      const mixed = [...one.samples, ...other.samples].sort((a, b) => a.t - b.t);
      return [{ labels: one.labels, samples: mixed.filter(({ t }, i) => i === 0 || t > mixed[i - 1].t) }];
    });

export const badScrapes: BadScrape[] = [
  { name: 'as they are', change: (series) => series },
  { name: 'some bytes negative', change: someValues(1, 12, MEMORY, (v) => -v - 1) },
  { name: 'some bytes infinite', change: someValues(2, 12, MEMORY, () => Infinity) },
  { name: 'some bytes not a number', change: someValues(3, 12, MEMORY, () => NaN) },
  { name: 'some counters negative', change: someValues(4, 12, COUNTERS, (v) => -v - 1) },
  { name: 'some of everything not a number', change: someValues(5, 12, /./, () => NaN) },
  {
    name: 'a third of all samples missing',
    change: (series) => {
      const random = seededRandom(6);
      return series.map(({ labels, samples }) => ({ labels, samples: samples.filter(() => random() > 0.33) }));
    },
  },
  { name: 'node-exporter 90 s ahead', change: skewed(isNodeExporter, SKEW_MS) },
  { name: 'node-exporter 90 s behind', change: skewed(isNodeExporter, -SKEW_MS) },
  { name: 'cAdvisor 90 s ahead', change: skewed(isCadvisor, SKEW_MS) },
  { name: 'cAdvisor 90 s behind', change: skewed(isCadvisor, -SKEW_MS) },
  { name: 'two labelled replicas', change: replicas('prometheus_replica') },
  { name: 'two replicas mixed', change: replicas(null) },
  { name: 'counters that reset', change: counterResets },
  { name: 'an elder pod of the same name', change: namesakes },
];
