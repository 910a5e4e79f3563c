import { CAUSES } from '../../core/diagnosis/Cause';
import { lookOf } from './families';

describe('lookOf', () => {
  it('tells every cause from every other by shape or letter', () => {
    const looks = [...CAUSES, 'undetermined'].map((cause) => Object.values(lookOf(cause)).join(' '));
    expect(new Set(looks).size).toBe(CAUSES.length + 1);
  });

  it.each([
    ['node-oom', 'kernel'],
    ['node-allocatable', 'kernel'],
    ['numa-oom', 'kernel'],
    ['container-limit', 'limit'],
    ['pod-limit', 'limit'],
    ['child-oom', 'limit'],
    ['node-eviction', 'kubelet'],
    ['probe', 'other'],
    ['undetermined', 'other'],
    ['a cause of a newer version', 'other'],
  ])('draws %s as %s', (cause, family) => {
    expect(lookOf(cause).family).toBe(family);
  });
});
