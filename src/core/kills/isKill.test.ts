import { announced } from '../testing/announced';
import { at, evidenceOf, OF_CONTAINER, POD, series } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { isKill } from './isKill';
import { Kill } from './Kill';
import { Records } from './Records';

const FAILED = series('prober_probe_total', { ...OF_CONTAINER, result: 'failed', probe_type: 'Liveness' }, [[-60, 0], [-30, 3]]); // prettier-ignore
const IN_LAST_STATE = 'kube_pod_container_status_last_terminated_timestamp';
const IN_STATE = 'kube_pod_container_status_terminated_reason';

/** Whether an exit with 0 counts. */
function isCounted(given: Partial<Kill>, all = [FAILED]): boolean {
  const evidence = evidenceOf(all);
  const kill = killOf({ exitCode: 0, reason: 'Completed', ...given });
  return isKill(new Records(evidence).ofPod(POD), kill, at(2400), []);
}

const saidBefore = [announced({ names: true, at: at(-5) })];

describe('an exit with 0', () => {
  it('is a kill where a probe had failed and the kubelet started the container again', () => {
    expect(isCounted({})).toBe(true);
  });

  it('shows to be a restart in the last state, too, where nobody counts restarts', () => {
    const uncounted = { restartedBy: null, restarted: null, foundBy: IN_LAST_STATE };
    expect(isCounted(uncounted)).toBe(true);
    expect(isCounted({ ...uncounted, testimony: saidBefore }, [])).toBe(true);
  });

  it('is one the kubelet had announced shortly before its date, though nothing tells which life it meant', () => {
    const testimony = [announced({ names: false, announces: true, at: at(-50) })];
    expect(isCounted({ testimony }, [])).toBe(true);
    // without a date it may be a word on another life
    expect(isCounted({ testimony, dating: 'window' }, [])).toBe(false);
    expect(isCounted({ testimony: [announced({ names: false, announces: false, at: at(-50) })] }, [])).toBe(false);
  });

  it('is the program’s own where nobody forced it', () => {
    expect(isCounted({}, [])).toBe(false);
  });

  it('is the program’s own where it was not started again', () => {
    expect(isCounted({ restartedBy: null, restarted: null, foundBy: IN_STATE })).toBe(false);
  });
});
