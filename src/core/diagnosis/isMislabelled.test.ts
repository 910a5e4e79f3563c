import { killOf } from '../testing/killOf';
import { isMislabelled } from './isMislabelled';
import { Verdict } from './weigh';

const END = killOf({ reason: 'OOMKilled' });

describe('a wrong label', () => {
  it.each<[Verdict['cause'], number | null, boolean]>([
    ['app-exit', 0, true],
    ['termination', 137, true],
    ['probe', null, true],
    // of who is not started again there is no exit code, and the label is of the child that died before
    ['child-oom', null, true],
    ['child-oom', 143, true],
    ['undetermined', 1, true],
    ['undetermined', null, false],
    ['container-limit', null, false],
    ['container-limit', 137, false],
    ['child-oom', 137, false],
  ])('beside %s, exit code %s: %s', (cause, exitCode, expected) => {
    expect(isMislabelled({ ...END, exitCode }, { cause })).toBe(expected);
  });

  it('is only OOMKilled', () => {
    expect(isMislabelled({ ...END, reason: 'Error' }, { cause: 'node-oom' })).toBe(false);
  });

  it('is not that of the death of a child in a container that lives on', () => {
    expect(isMislabelled({ ...END, kind: 'child', exitCode: null }, { cause: 'child-oom' })).toBe(false);
  });
});
