import { at, evidenceOf, OF_CONTAINER, OF_POD, POD, scraped, series, unix } from '../testing/evidenceOf';
import { Series } from '../evidence/Series';
import { NO_WITNESSES } from '../evidence/Witnesses';
import { findKills } from './findKills';
import { Records } from './Records';

const ID = 'a'.repeat(64);
const CGROUP = { ...OF_CONTAINER, id: `/kubepods/${ID}`, name: ID };
const SAMPLED = 'container_memory_working_set_bytes';
const whileAlive = (until: number) => (seconds: number) => (seconds <= until ? 1 : null);

/** A container that was counted to die, of which cAdvisor saw one life from second -600 to 0. */
const killsOf = (restarts: (seconds: number) => number | null) =>
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

  it('is so where it may have been long after, in the middle of a window', () => {
    const unreadUntil = (end: number) => (seconds: number) => (seconds <= 300 ? 0 : seconds < end ? null : 1);
    expect(killsOf(unreadUntil(390)).map(({ containerId }) => containerId)).toEqual([ID]);
    expect(killsOf(unreadUntil(870)).map(({ containerId }) => containerId)).toEqual([null]);
  });

  it('is of an instance that nobody saw where that one has ended already: it ends once', () => {
    const [first, second] = killsOf((seconds) => (seconds < 60 ? 0 : seconds < 120 ? 1 : 2));
    expect(first.containerId).toBe(ID);
    expect(second.containerId).toBeNull();
    expect(second.startedAt).not.toBe(at(-620));
  });
});

describe('an end that was dated and of which reason and exit code were lost', () => {
  const datedAt = (seconds: number, more: Series[] = [scraped(SAMPLED, CGROUP, -600, 900, whileAlive(0))]) =>
    findKills(
      new Records(
        evidenceOf([
          scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, -600, 900, () => 1),
          scraped('kube_pod_container_status_restarts_total', OF_CONTAINER, -600, 900, (s) => (s <= seconds ? 0 : 1)),
          scraped('kube_pod_container_status_last_terminated_timestamp', OF_CONTAINER, -600, 900, (s) =>
            s <= seconds ? null : unix(seconds)
          ),
          ...more,
        ])
      )
    ).kills.map(({ time, errorMs }) => [time, errorMs]);
  const reads = (seconds: number, reason: string) =>
    scraped(
      'kube_pod_container_status_last_terminated_reason',
      { ...OF_CONTAINER, reason },
      Math.ceil(seconds / 30) * 30,
      900,
      () => 1
    );
  const sampled = scraped(SAMPLED, CGROUP, -600, 900, whileAlive(0));

  it('was then where it was seen shortly before', () => {
    expect(datedAt(20)).toEqual([[at(20), 6000]]);
  });

  it.each([50, 140])('may have been lost with its node since it was seen last, %i s before', (seconds) => {
    expect(datedAt(seconds)).toEqual([[at(seconds / 2 + 0.5), seconds * 500 + 500]]);
  });

  it('may have been lost in a boot, however shortly it was seen before', () => {
    const boot = series('node_boot_time_seconds', { node: POD.node }, [[-30, unix(-9000)], [40, unix(15)]]); // prettier-ignore
    expect(datedAt(20, [sampled, boot])).toEqual([[at(10.5), 10_500]]);
    const before = series('node_boot_time_seconds', { node: POD.node }, [[-30, unix(-9000)], [40, unix(-15)]]); // prettier-ignore
    expect(datedAt(20, [sampled, before])).toEqual([[at(20), 6000]]);
  });

  it('may have been lost where its node did not answer when it is said to have ended', () => {
    const up = scraped('up', { node: POD.node }, -600, 900, (s) => (s > 0 && s <= 30 ? 0 : 1));
    expect(datedAt(35, [sampled, up])).toEqual([[at(18), 18_000]]);
    expect(datedAt(20, [sampled, up])).toEqual([[at(20), 6000]]);
  });

  it.each(['Error', 'OOMKilled'])('was then where it reads %s, as where no codes are collected at all', (reason) => {
    expect(datedAt(140, [sampled, reads(140, reason)])).toEqual([[at(140), 6000]]);
  });

  it('may have been lost within ten minutes where nothing was seen of it but a date', () => {
    expect(datedAt(140, [])).toEqual([[at(-158.5), 299_500]]);
  });
});

describe('a container of which the pod’s object tells the last end', () => {
  const second = 'b'.repeat(64);
  const life = (id: string, from: number, to: number) =>
    scraped(SAMPLED, { ...OF_CONTAINER, id: `/kubepods/${id}`, name: id }, from, to, () => 1);

  it('ended before in another instance than that one', () => {
    const told = {
      namespace: POD.namespace,
      pod: POD.pod,
      uid: POD.uid,
      containers: [{ name: 'cart', init: false, containerId: second, ends: [
        { ordinal: 1, startedAt: at(5), finishedAt: at(95), exitCode: 0, reason: 'Completed', message: '', containerId: second, restartedAt: null },
      ] }],
    }; // prettier-ignore
    const { kills } = findKills(
      new Records({
        ...evidenceOf([
          scraped('kube_pod_info', OF_POD, -600, 900, () => 1),
          life(ID, -600, -30),
          life(second, 30, 30),
          scraped('kube_pod_container_status_last_terminated_reason', { ...OF_CONTAINER, reason: 'OOMKilled' }, 60, 60, () => 1),
        ]),
        witnesses: { ...NO_WITNESSES, pods: [told as never], families: ['pods'] },
      })
    ); // prettier-ignore
    expect(kills.filter(({ reason }) => reason === 'OOMKilled').map(({ containerId }) => containerId)).not.toContain(second); // prettier-ignore
  });
});
