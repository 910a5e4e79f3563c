import type { Evidence } from '../../../src/core/evidence/Evidence';
import type { Series } from '../../../src/core/evidence/Series';
import { seededRandom } from '../../ablation/seededRandom';

/**
 * What a collection loses beyond whole families: metrics that a list forgets, scrapes that time out, some minutes of one
 * exporter or of all, and series that a store refuses when it has too many.
 */
export const DAMAGES = ['metrics', 'scrapes', 'outage', 'series'] as const;

/** The seed decides how much is lost, and what. */
export interface Damage {
  kind: (typeof DAMAGES)[number];
  seed: number;
}

/** `scrapes#17`, as a command line says it. */
export const damageText = ({ kind, seed }: Damage): string => `${kind}#${seed}`;

export function readDamage(text: string): Damage {
  const [name, seed] = text.split('#');
  const kind = DAMAGES.find((one) => one === name);
  if (kind === undefined || !/^\d+$/.test(seed ?? '')) {
    throw new Error(`"${text}" is no damage; one is ${DAMAGES.join(', ')}, then # and the number of its seed.`);
  }
  return { kind, seed: Number(seed) };
}

/** Whether a metric is lost altogether: up to seven of ten are. */
export function losesMetric({ kind, seed }: Damage): (metric: string) => boolean {
  const share = 0.7 * seededRandom(seed)();
  return (metric) => kind === 'metrics' && seededRandom(seed + hashOf(metric))() < share;
}

/** The evidence with what such a damage takes of its samples and series. */
export function damaged(evidence: Evidence, damage: Damage): Evidence {
  const change = changeOf(damage, evidence.window);
  const changed = (all: Evidence['series']): Evidence['series'] =>
    Object.fromEntries(
      Object.entries(all)
        .map(([metric, series]): [string, Series[]] => [metric, series.flatMap(change)])
        .filter(([, series]) => series.length > 0)
    );
  const neighbourhoods = evidence.neighbourhoods?.map((one) => ({ ...one, series: changed(one.series) }));
  return { ...evidence, series: changed(evidence.series), ...(neighbourhoods && { neighbourhoods }) };
}

function changeOf({ kind, seed }: Damage, window: Evidence['window']): (series: Series) => Series[] {
  const random = seededRandom(seed);
  if (kind === 'series') {
    const share = [0.05, 0.2, 0.5][seed % 3];
    return (series) => (seededRandom(seed + hashOf(JSON.stringify(series.labels)))() < share ? [] : [series]);
  }
  if (kind === 'scrapes') {
    const share = [0.1, 0.3, 0.5][seed % 3];
    // one scrape brings all of an exporter, stamped with one time or, by cAdvisor, with some around it
    const isLost = (exporter: number, time: number) =>
      seededRandom(seed + exporter * 7919 + Math.floor(time / 15_000))() < share;
    return (series) => kept(series, (time) => !isLost(exporterOf(series.metric), time));
  }
  if (kind === 'outage') {
    const from = window.from + random() * (window.to - window.from);
    const to = from + 30_000 + random() * 300_000;
    const silent = Math.floor(random() * 4);
    return (series) =>
      silent === EXPORTERS.length || silent === exporterOf(series.metric)
        ? kept(series, (time) => time < from || time > to)
        : [series];
  }
  return (series) => [series];
}

const EXPORTERS = [/^kube_/, /^(container|kubelet|prober|machine|podcoroner)/, /./];

const exporterOf = (metric: string): number => EXPORTERS.findIndex((pattern) => pattern.test(metric));

function kept(series: Series, isKept: (time: number) => boolean): Series[] {
  const places = series.times.map((_, i) => i).filter((i) => isKept(series.times[i]));
  return places.length === 0
    ? []
    : [{ ...series, times: places.map((i) => series.times[i]), values: places.map((i) => series.values[i]) }];
}

const hashOf = (text: string): number =>
  [...text].reduce((hash, one) => (Math.imul(hash, 31) + one.charCodeAt(0)) | 0, 0);
