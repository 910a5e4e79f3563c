import { ByTime } from './ByTime';
import { NodeRecords } from './NodeRecords';

/** A scrape slower than this near a kill makes its values uncertain. */
const SLOW_SCRAPE_SECONDS = 8;

interface Scrape {
  at: number;
  /** the labels of what was scraped */
  target: string;
}

interface BadScrapes {
  failed: ByTime<Scrape>;
  slow: ByTime<Scrape>;
}

const known = new WeakMap<NodeRecords, BadScrapes>();

/** The scrapes of a node's targets that failed, and the slow ones, by time: of most nodes there are none. */
export function badScrapes(node: NodeRecords): BadScrapes {
  const found = known.get(node) ?? {
    failed: scrapesWhere(node, 'up', (value) => value === 0),
    slow: scrapesWhere(node, 'scrape_duration_seconds', (value) => value >= SLOW_SCRAPE_SECONDS),
  };
  known.set(node, found);
  return found;
}

function scrapesWhere(node: NodeRecords, metric: string, isBad: (value: number) => boolean): ByTime<Scrape> {
  const found: Scrape[] = [];
  for (const { labels, times, values } of node.all(metric)) {
    const target = values.some(isBad) ? JSON.stringify(labels) : '';
    values.forEach((value, i) => isBad(value) && found.push({ at: times[i], target }));
  }
  return new ByTime(found, ({ at }) => at);
}

/** Scrapes fail now and then; several of several targets within two minutes are a node that does not answer. */
export const isStandstill = ({ failed, failedTargets }: { failed: number; failedTargets: number }): boolean =>
  failed >= 3 && failedTargets >= 2;

/** How many scrapes failed, and of how many targets. */
export const countOf = (failed: readonly Scrape[]): { failed: number; failedTargets: number } => ({
  failed: failed.length,
  failedTargets: new Set(failed.map(({ target }) => target)).size,
});
