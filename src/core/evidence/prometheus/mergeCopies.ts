import { Series } from '../Series';

/** Labels that tell who scraped a series or whom, not what it says. */
const SCRAPERS = new Set([
  'instance',
  'job',
  'endpoint',
  'service',
  'metrics_path',
  'prometheus',
  'prometheus_replica',
  'replica',
  '__replica__',
  'receive',
  'tenant_id',
]);

/**
 * One series for what several scrapers, replicas or jobs say of the same thing, sample by sample; a restarted exporter
 * with another address goes on in the same series. Where two have a sample of the same time, the larger is kept.
 */
export function mergeCopies(series: Series[]): Series[] {
  const byThing = new Map<string, Series[]>();
  for (const one of series) {
    const thing = Object.entries(one.labels)
      .filter(([name]) => !SCRAPERS.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify(thing);
    byThing.set(key, [...(byThing.get(key) ?? []), one]);
  }
  return [...byThing.values()].map((copies) => (copies.length === 1 ? copies[0] : merged(copies)));
}

function merged(copies: Series[]): Series {
  const byTime = new Map<number, number>();
  for (const { times, values } of copies) {
    times.forEach((time, i) => byTime.set(time, Math.max(values[i], byTime.get(time) ?? -Infinity)));
  }
  const times = [...byTime.keys()].sort((a, b) => a - b);
  return { ...copies[0], times, values: times.map((time) => byTime.get(time)!) };
}
