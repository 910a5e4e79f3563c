import { EvidenceRow } from './Explanation';

/** The PromQL behind a fact; null when it came from elsewhere. */
export const queryOf = ({ source }: Pick<EvidenceRow, 'source'>): string | null =>
  source?.kind === 'prometheus' ? source.query : null;
