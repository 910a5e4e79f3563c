import { EvidenceRow } from './Explanation';
import { message } from './Message';
import { furtherBearings, isSameFact, onceEach } from './sameFact';

const row = (bears: EvidenceRow['bears'], cause: EvidenceRow['cause'], signal = 'memory.available') =>
  ({ bears, cause, message: message('finding.evicted-near', { signal }) }) as EvidenceRow;

describe('a fact that speaks of several causes', () => {
  const supports = row('for', 'node-oom');
  const contradicts = row('against', 'node-allocatable');
  const another = row('against', 'node-allocatable', 'nodefs.available');
  const neither = row('context', null);

  it('is one where the same is said with the same figures', () => {
    expect(isSameFact(supports, contradicts)).toBe(true);
    expect(isSameFact(supports, another)).toBe(false);
  });

  it('is told by its first row', () => {
    expect(onceEach([supports, another, contradicts, neither])).toEqual([supports, another]);
  });

  it('bears further on the other causes, and not again on its own', () => {
    const again = row('for', 'node-oom');
    expect(furtherBearings(supports, [supports, again, another, contradicts, neither])).toEqual([contradicts]);
    expect(furtherBearings(contradicts, [supports, contradicts])).toEqual([supports]);
  });
});
