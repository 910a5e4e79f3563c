import { evidenceOf, OF_POD, scraped } from '../../../src/core/testing/evidenceOf';
import type { Evidence } from '../../../src/core/evidence/Evidence';
import { damaged, damageText, DAMAGES, losesMetric, readDamage } from './damage';

const SEEDS = Array.from({ length: 40 }, (_, i) => i);
const pods = Array.from({ length: 40 }, (_, i) => ({ ...OF_POD, pod: `cart-${i}` }));
const evidence = evidenceOf(
  ['kube_pod_info', 'container_memory_rss', 'node_memory_MemTotal_bytes'].flatMap((metric) =>
    pods.map((labels) => scraped(metric, labels, -1795, 1800, () => 1))
  )
);
const seriesIn = ({ series }: Evidence) => Object.values(series).flat();
const samplesIn = (one: Evidence, prefix = '') =>
  seriesIn(one)
    .filter(({ metric }) => metric.startsWith(prefix))
    .reduce((sum, { times }) => sum + times.length, 0);

it.each(DAMAGES)('%s: the same seed takes the same, another takes something else', (kind) => {
  const left = (seed: number) =>
    JSON.stringify([seriesIn(damaged(evidence, { kind, seed })), METRICS.filter(losesMetric({ kind, seed }))]);
  expect(left(7)).toBe(left(7));
  expect(new Set(SEEDS.map(left)).size).toBeGreaterThan(3);
});

const METRICS = Array.from({ length: 100 }, (_, i) => `kube_pod_metric_${i}`);

it('metrics are lost whole, up to seven of ten', () => {
  const lost = SEEDS.map((seed) => METRICS.filter(losesMetric({ kind: 'metrics', seed })).length);
  expect(Math.max(...lost)).toBeGreaterThan(50);
  expect(Math.max(...lost)).toBeLessThan(85);
  expect(Math.min(...lost)).toBeLessThan(10);
  expect(METRICS.filter(losesMetric({ kind: 'series', seed: 1 }))).toEqual([]);
});

it('a lost scrape takes all series of its exporter at that time', () => {
  const left = seriesIn(damaged(evidence, { kind: 'scrapes', seed: 2 })).filter(({ metric }) => metric.startsWith('kube_')); // prettier-ignore
  expect(new Set(left.map(({ times }) => times.join())).size).toBe(1);
  expect(left[0].times.length / evidence.series.kube_pod_info![0].times.length).toBeCloseTo(0.5, 0);
  expect(left).toHaveLength(pods.length);
});

it('an outage silences one exporter or all for some minutes, which need not be minutes of the evidence', () => {
  const lost = SEEDS.map((seed) => {
    const left = damaged(evidence, { kind: 'outage', seed });
    return ['kube_', 'container_', 'node_'].filter((prefix) => samplesIn(left, prefix) < samplesIn(evidence, prefix));
  });
  expect(new Set(lost.map((one) => one.join()))).toEqual(
    new Set(['', 'kube_', 'container_', 'node_', 'kube_,container_,node_'])
  );
});

it('series are lost whole', () => {
  const left = seriesIn(damaged(evidence, { kind: 'series', seed: 2 }));
  expect(left.length / seriesIn(evidence).length).toBeCloseTo(0.5, 0);
  expect(left.every((one) => seriesIn(evidence).includes(one))).toBe(true);
});

it('is said on a command line as it is read from there', () => {
  expect(readDamage(damageText({ kind: 'outage', seed: 12 }))).toEqual({ kind: 'outage', seed: 12 });
  expect(() => readDamage('outages#1')).toThrow('"outages#1" is no damage; one is metrics, scrapes, outage, series');
  expect(() => readDamage('outage')).toThrow('the number of its seed');
});
