import { killOf } from '../testing/killOf';
import { Testimony, testimony } from '../testimony/Testimony';
import { CauseId } from './Cause';
import { triggerOf } from './triggerOf';

const said = (cause: CauseId, trigger: string | null, more: Partial<Testimony> = {}): Testimony =>
  testimony({ family: 'events', joined: 'pod-uid', causes: [cause], quote: '', trigger, ...more });

const told = (
  cause: CauseId,
  deciding: Testimony[],
  { near = [], disruption = null }: { near?: Testimony[]; disruption?: string | null } = {}
) =>
  triggerOf(
    { kill: killOf({ testimony: [...deciding, ...near] }), disruption },
    { cause, heard: { left: [cause], disagree: false, deciding } }
  );

const STOPPED = said('termination', 'unknown');

describe('what set an end off', () => {
  it('is as kube-state-metrics has it where the witnesses know of a deletion and not what for', () => {
    expect(told('termination', [STOPPED], { disruption: 'EvictionByEvictionAPI' })).toBe('drain');
    expect(told('termination', [], { disruption: 'DeletionByTaintManager' })).toBe('taint');
  });

  it('is as the witness has it that knows more', () => {
    expect(told('termination', [STOPPED, said('termination', 'rollout')])).toBe('rollout');
  });

  it.each(['TerminationByKubelet', 'Other', null])('is unknown of a termination where %s is all there is', (reason) => {
    expect(told('termination', [STOPPED], { disruption: reason })).toBe('unknown');
  });

  it('is told by nobody who speaks of another cause', () => {
    expect(told('kubelet-restart', [said('termination', 'drain')], { disruption: 'EvictionByEvictionAPI' })).toBeNull();
  });

  it('is not told where two contradict each other', () => {
    const two = [said('kubelet-restart', 'sandbox'), said('kubelet-restart', 'definition-changed')];
    expect(told('kubelet-restart', two)).toBeNull();
    expect(told('termination', [said('termination', 'rollout'), said('termination', 'taint')])).toBe('unknown');
  });

  it('is told by a daemon that names only a process, where its act is what the cause is told for', () => {
    const near = [said('userspace-oom', 'earlyoom', { family: 'daemon-log', joined: 'node' })];
    expect(told('userspace-oom', [], { near })).toBe('earlyoom');
  });

  it('is told by an announcement of which no other end can be meant', () => {
    const near = [said('kubelet-restart', 'resize', { act: false, names: false })];
    expect(told('kubelet-restart', [], { near })).toBeNull();
    expect(told('kubelet-restart', [], { near: near.map((one) => ({ ...one, announces: true })) })).toBe('resize');
  });
});
