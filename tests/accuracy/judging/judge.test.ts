import type { EvidenceFamily } from '../../../src/core/evidence/families';
import type { ToldTruth } from '../recording/Recording';
import { judge } from './judge';
import type { Shown } from './shownBy';

const END = {
  id: 'end',
  namespace: 'shop',
  pod: 'cart-1',
  container: 'cart',
  time: '2026-11-23T12:00:00Z',
  exitCode: 137,
  reason: 'OOMKilled',
  cause: 'node-oom',
} as ToldTruth;

/** What falls where nothing is told of an end. */
function failureOf(shown: Pick<Shown, 'by' | 'known'>, left: EvidenceFamily[]): string | null {
  const some = new Set(left);
  const { judged } = judge([END], [], { isWhole: (family) => some.has(family), some }, new Map([[END, { ...shown, mute: [] }]])); // prettier-ignore
  return judged[0].failure;
}

describe('an end that is not told', () => {
  const counted = { by: [['cadvisor-oom' as const]], known: ['ksm-pods' as const] };

  it('falls where its pod is known and what is left shows it', () => {
    expect(failureOf(counted, ['cadvisor-oom', 'ksm-pods'])).toContain('cadvisor-oom shows it');
  });

  it('need not be found where nothing of its own pod is left, whatever is left of others', () => {
    expect(failureOf(counted, ['cadvisor-oom', 'ksm-reasons', 'ksm-restarts'])).toBeNull();
  });

  it('falls where a witness names the pod itself', () => {
    expect(failureOf({ by: [['kubelet-log']], known: [] }, ['kubelet-log'])).toContain('kubelet-log shows it');
  });
});
