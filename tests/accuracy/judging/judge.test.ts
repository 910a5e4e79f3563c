import type { EvidenceFamily } from '../../../src/core/evidence/families';
import type { ToldTruth } from '../recording/Recording';
import { judge } from './judge';
import type { Shown } from './shownIn';

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
  const { judged } = judge([END], [], { isWhole: (family) => some.has(family), some, all: false }, new Map([[END, { ...shown, mute: [] }]])); // prettier-ignore
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

describe('a restart that the kubelet forced upon a container that left with 0', () => {
  const RESTART = { ...END, exitCode: 0, reason: 'Completed', cause: 'probe', tellableFrom: [['events', 'ksm-reasons']] } as ToldTruth; // prettier-ignore
  const judged = (left: EvidenceFamily[], by: EvidenceFamily[][]) => {
    const some = new Set(left);
    return judge([RESTART], [], { isWhole: (family) => some.has(family), some, all: false }, new Map([[RESTART, { by, known: ['ksm-pods' as const], mute: [] }]])).judged; // prettier-ignore
  };

  it('falls where what is left shows the end and who forced it', () => {
    const [one] = judged(['events', 'ksm-reasons', 'ksm-pods'], [['ksm-reasons', 'events']]);
    expect(one).toMatchObject({ outcome: 'not-found', sufficient: true, failure: 'not found, with a sufficient set' });
  });

  it('falls by what is in no sufficient set, too', () => {
    const [one] = judged(['kubelet', 'ksm-restarts', 'ksm-pods'], [['ksm-restarts', 'kubelet']]);
    expect(one).toMatchObject({ sufficient: false, failure: 'not found, though ksm-restarts and kubelet shows it' });
  });

  it('may be missing where nothing is left that tells it from the program’s own exit', () => {
    expect(judged(['ksm-reasons', 'ksm-pods'], [['ksm-reasons', 'events']])).toEqual([]);
  });

  it('may be missing where nobody can say what is left', () => {
    expect(judge([RESTART], [], null, new Map([[RESTART, { by: [['ksm-reasons', 'events']], known: [], mute: [] }]])).judged).toEqual([]); // prettier-ignore
  });
});

describe('an end of which nobody wrote down what suffices', () => {
  const judged = (all: boolean) =>
    judge([END], [], { isWhole: () => true, some: new Set(['pods']), all }, new Map([[END, { by: [], known: [], mute: [] }]])); // prettier-ignore

  it('must be told by all that was recorded', () => {
    expect(judged(true).judged[0].failure).toBe('not found, with a sufficient set');
    expect(judged(false).judged[0].failure).toBeNull();
  });
});
