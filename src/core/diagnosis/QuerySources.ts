import { Evidence } from '../evidence/Evidence';
import { EvidenceFamily } from '../evidence/families';
import { EvidenceRow } from '../explanation/Explanation';

/** The queries whose answers facts rest on. Several families read the same metric, of different series. */
export class QuerySources {
  private readonly found = new Map<EvidenceFamily, Map<string, EvidenceRow['source']>>();

  constructor(private readonly evidence: Pick<Evidence, 'sources' | 'queries'>) {}

  /** The query that brought a metric, by the family that a fact names or by any; null when none did. */
  of(family: EvidenceFamily, metric: string): EvidenceRow['source'] {
    let ofFamily = this.found.get(family);
    if (ofFamily === undefined) {
      this.found.set(family, (ofFamily = new Map<string, EvidenceRow['source']>()));
    }
    let known = ofFamily.get(metric);
    if (known === undefined) {
      ofFamily.set(metric, (known = this.find(family, metric)));
    }
    return known;
  }

  private find(family: EvidenceFamily, metric: string): EvidenceRow['source'] {
    const { sources, queries } = this.evidence;
    const other = Object.keys(sources).find((one) => one.endsWith(`/${metric}`));
    const id = sources[`${family}/${metric}`] ?? (other && sources[other]);
    const query = queries.find((one) => one.id === id)?.expression;
    return query === undefined ? null : { kind: 'prometheus', query };
  }
}
