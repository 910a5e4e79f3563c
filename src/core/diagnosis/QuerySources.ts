import { Evidence } from '../evidence/Evidence';
import { EvidenceFamily } from '../evidence/families';

/** The queries whose answers facts rest on. Several families read the same metric, of different series. */
export class QuerySources {
  private readonly found = new Map<string, string | null>();

  constructor(private readonly evidence: Pick<Evidence, 'sources' | 'queries'>) {}

  /** The query that brought a metric, by the family that a fact names or by any; null when none did. */
  of(family: EvidenceFamily, metric: string): string | null {
    const key = `${family}/${metric}`;
    const known = this.found.get(key);
    if (known !== undefined) {
      return known;
    }
    const { sources, queries } = this.evidence;
    const other = Object.keys(sources).find((one) => one.endsWith(`/${metric}`));
    const id = sources[key] ?? (other && sources[other]);
    const query = queries.find((one) => one.id === id)?.expression ?? null;
    this.found.set(key, query);
    return query;
  }
}
