import { Series } from '../evidence/Series';
import { evidenceOf, OF_CONTAINER, OF_POD, POD, scraped, series, unix } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { endedWithItsPod } from './endedWithItsPod';
import { PodRecords } from './PodRecords';

const UNTIL = 2400;
const kill = killOf({
  exitCode: null,
  reason: 'Error',
  restartedBy: null,
  foundBy: 'kube_pod_container_status_terminated_reason',
});

/** Asked of a container whose terminated state was seen from T0 to a second, while nobody counts its restarts. */
function endedWithIts(terminatedTo: number, podTo: number, more: Series[] = [], pod = POD): boolean {
  const all = [
    scraped('kube_pod_container_status_terminated_reason', { ...OF_CONTAINER, reason: 'Error' }, 0, terminatedTo, () => 1),
    scraped('kube_pod_info', OF_POD, -600, podTo, () => 1),
    scraped('kube_pod_restart_policy', { ...OF_POD, type: 'Always' }, -600, podTo, () => 1),
    ...more,
  ]; // prettier-ignore
  const [records] = PodRecords.byPod(evidenceOf(all, { pods: [pod] }));
  return endedWithItsPod(records, { ...kill, pod }, kill.time + UNTIL * 1000);
}

describe('a container that was seen terminated', () => {
  it('ended with its pod where it stayed so until the pod was gone', () => {
    expect(endedWithIts(60, 60)).toBe(true);
    expect(endedWithIts(600, 600)).toBe(true);
  });

  it('did not where its state was left and its pod went on', () => {
    expect(endedWithIts(0, 900)).toBe(false);
  });

  it('did not where cAdvisor saw it start again', () => {
    const life = (seconds: number) => series('container_start_time_seconds', { ...OF_CONTAINER, id: '/x' }, [[90, unix(seconds)]]); // prettier-ignore
    expect(endedWithIts(0, 0, [life(-600)])).toBe(true);
    expect(endedWithIts(0, 0, [life(20)])).toBe(false);
  });

  it('may be a namesake’s where no uid tells them apart', () => {
    expect(endedWithIts(0, 900, [], { ...POD, uid: '' })).toBe(true);
  });
});
