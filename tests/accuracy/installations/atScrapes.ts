import type { Sample, Series } from '../../../scenarios';

type Value = { t: number; v: number };
const isValue = (sample: Sample): sample is Value => 'v' in sample;

/**
 * The series of some targets as a Prometheus keeps them that does not honour the exporter's timestamps: each scrape
 * brings what the exporter shows then, at the time of the scrape, the same old value again if there is nothing newer.
 */
export function atScrapes(all: Series[], isOf: (labels: Series['labels']) => boolean): Series[] {
  const scrapes = new Map<string, Scrape[]>();
  for (const up of all.filter(({ labels }) => labels.__name__ === 'up' && isOf(labels))) {
    scrapes.set(targetOf(up.labels), scrapesOf(up, all));
  }
  return all.map((one) => {
    const own = isOf(one.labels) && !OF_SCRAPES.test(one.labels.__name__) && scrapes.get(targetOf(one.labels));
    return own ? { labels: one.labels, samples: restamped(one.samples, own) } : one;
  });
}

const OF_SCRAPES = /^(up$|scrape_)/;

const targetOf = ({ instance, job, metrics_path }: Series['labels']): string => `${job} ${instance} ${metrics_path}`;

interface Scrape {
  at: number;
  /** when the answer came; null when none did */
  answered: number | null;
}

function scrapesOf(up: Series, all: Series[]): Scrape[] {
  const lasting = all.find(
    ({ labels }) => labels.__name__ === 'scrape_duration_seconds' && targetOf(labels) === targetOf(up.labels)
  );
  const durations = new Map(lasting?.samples.filter(isValue).map(({ t, v }) => [t, 1000 * v]));
  return up.samples
    .filter(isValue)
    .map(({ t, v }) => ({ at: t, answered: v === 1 ? t + (durations.get(t) ?? 0) : null }));
}

function restamped(samples: Sample[], scrapes: Scrape[]): Sample[] {
  const out: Sample[] = [];
  let next = 0;
  for (const { at, answered } of scrapes) {
    while (next < samples.length && samples[next].t <= Math.max(at, answered ?? at)) {
      next++;
    }
    const shown = next > 0 ? samples[next - 1] : null;
    if (answered !== null && shown && isValue(shown)) {
      out.push({ t: at, v: shown.v });
    } else if (out.length > 0 && isValue(out[out.length - 1])) {
      out.push({ t: at, stale: true });
    }
  }
  return out;
}
