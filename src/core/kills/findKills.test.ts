import { at, evidenceOf, OF_CONTAINER, OF_POD, scraped, unix } from '../testing/evidenceOf';
import { Series } from '../evidence/Series';
import { findKills } from './findKills';
import { Records } from './Records';

const ID = 'a'.repeat(64);
const CGROUP = { ...OF_CONTAINER, id: `/kubepods/${ID}`, name: ID };
const whileAlive = (until: number) => (seconds: number) => (seconds <= until ? 1 : null);

/** A container that was counted to die, of which cAdvisor saw one life from second -600 to 0. */
const killsOf = (restarts: (seconds: number) => number) =>
  findKills(
    new Records(
      evidenceOf([
        scraped('kube_pod_container_info', OF_CONTAINER, -600, 900, () => 1),
        scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, -600, 900, () => 1),
        scraped('kube_pod_container_status_restarts_total', OF_CONTAINER, -600, 900, restarts),
        scraped('container_memory_working_set_bytes', CGROUP, -600, 900, whileAlive(0)),
        scraped('container_start_time_seconds', CGROUP, -600, 900, (s) =>
          whileAlive(0)(s) === null ? null : unix(-620)
        ),
      ])
    )
  ).kills.map(({ containerId, startedAt }) => ({ containerId, startedAt }));

describe('a counted death in a container', () => {
  const survived = (more: Series[]) =>
    findKills(
      new Records(
        evidenceOf([
          scraped('kube_pod_container_info', OF_CONTAINER, -600, 900, () => 1),
          scraped('container_oom_events_total', CGROUP, -600, 20, (seconds) => (seconds < 0 ? 0 : 1)),
          ...more,
        ])
      )
    ).kills.map((kill) => [kill.kind, kill.survived]);

  it('left the container alive where its ends are counted and none was', () => {
    const counter = scraped('kube_pod_container_status_restarts_total', OF_CONTAINER, -600, 900, () => 0);
    expect(survived([counter])).toEqual([['child', true]]);
  });

  it('says nothing of the container where nobody counts its ends', () => {
    expect(survived([])).toEqual([['child', false]]);
  });
});

describe('an end that no runtime dated', () => {
  it('is of the instance that was seen last before it', () => {
    expect(killsOf((seconds) => (seconds < 60 ? 0 : 1))).toEqual([{ containerId: ID, startedAt: at(-620) }]);
  });

  it('is of an instance that nobody saw where that one was not seen for long', () => {
    expect(killsOf((seconds) => (seconds < 900 ? 0 : 1))).toEqual([{ containerId: null, startedAt: null }]);
  });

  it('is of an instance that nobody saw where that one has ended already: it ends once', () => {
    const [first, second] = killsOf((seconds) => (seconds < 60 ? 0 : seconds < 120 ? 1 : 2));
    expect(first.containerId).toBe(ID);
    expect(second.containerId).toBeNull();
    expect(second.startedAt).not.toBe(at(-620));
  });
});

describe('an end that was dated and of which reason and exit code were lost', () => {
  const datedAt = (seconds: number) =>
    findKills(
      new Records(
        evidenceOf([
          scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, -600, 900, () => 1),
          scraped('kube_pod_container_status_restarts_total', OF_CONTAINER, -600, 900, (s) => (s <= seconds ? 0 : 1)),
          scraped('kube_pod_container_status_last_terminated_timestamp', OF_CONTAINER, -600, 900, (s) =>
            s <= seconds ? null : unix(seconds)
          ),
          scraped('container_memory_working_set_bytes', CGROUP, -600, 900, whileAlive(0)),
        ])
      )
    ).kills.map(({ time, errorMs }) => [time, errorMs]);

  it('was then where it was seen shortly before', () => {
    expect(datedAt(20)).toEqual([[at(20), 6000]]);
  });

  it('may have been lost with its node since it was seen last', () => {
    expect(datedAt(140)).toEqual([[at(70), 70_000]]);
  });
});
