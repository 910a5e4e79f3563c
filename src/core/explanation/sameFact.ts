import { EvidenceRow } from './Explanation';

/** Whether two rows say the same of different causes: a fact that supports one and contradicts another has a row each. */
export const isSameFact = ({ message: one }: EvidenceRow, { message: other }: EvidenceRow): boolean =>
  one.id === other.id && JSON.stringify(one.params) === JSON.stringify(other.params);

/** The first row of each fact, so that none is shown twice. */
export const onceEach = (rows: EvidenceRow[]): EvidenceRow[] =>
  rows.filter((row, i) => rows.findIndex((other) => isSameFact(other, row)) === i);

/** The rows among these that say the fact of a row of further causes: shown with it, not by themselves. */
export const furtherBearings = (row: EvidenceRow, rows: EvidenceRow[]): EvidenceRow[] =>
  rows.filter(
    (other) =>
      other !== row &&
      other.cause !== null &&
      other.cause !== row.cause &&
      (other.bears === 'for' || other.bears === 'against') &&
      isSameFact(other, row)
  );
