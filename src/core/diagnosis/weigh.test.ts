import { announced } from '../testing/announced';
import { Kill } from '../kills/Kill';
import { Series } from '../evidence/Series';
import { during, evidenceOf, OF_CGROUP, OF_CONTAINER, POD } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { gatherFacts } from './facts/Facts';
import { Scene } from './facts/Scene';
import { SURE_SCORE } from './scores';
import { Verdict, weigh } from './weigh';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;
const OF_NODE = { node: POD.node, instance: '10.0.0.1:9100' };

const whileAlive = (bytes: (seconds: number) => number) => (seconds: number) => (seconds < 0 ? bytes(seconds) : null);
const leaking = (seconds: number) => Math.round(128 * MIB * (1 + seconds / 36_000));

/** A leak up to 128 MiB on a node with much left, whose kernel killed once over the end. */
const LIMIT_HIT: Series[] = [
  during('kube_pod_container_resource_limits', { ...OF_CONTAINER, resource: 'memory' }, () => 128 * MIB),
  ...['usage_bytes', 'working_set_bytes', 'rss'].map((name) =>
    during(`container_memory_${name}`, OF_CGROUP, whileAlive(leaking))
  ),
  during('node_memory_MemTotal_bytes', OF_NODE, () => 16 * GIB),
  during('node_memory_MemAvailable_bytes', OF_NODE, () => 10 * GIB),
  during('node_vmstat_oom_kill', OF_NODE, (seconds) => (seconds < 0 ? 0 : 2)),
];

/** The kernel killed nobody, the program left with a code of its own. */
const OWN_EXIT: Partial<Kill> = { exitCode: 1, reason: 'Error' };
const NOBODY_KILLED = [...LIMIT_HIT.slice(0, -1), during('node_vmstat_oom_kill', OF_NODE, () => 0)];

function verdictOf(all: Series[], given: Partial<Kill> = {}, settled = true, more: string[] = []): Verdict {
  const kill = killOf(given);
  const collected = ['kube_pod_container_resource_limits', 'kube_pod_status_reason', ...more];
  const evidence = evidenceOf(all, { collected });
  return weigh(gatherFacts(new Scene(evidence, [kill]), kill), settled);
}

const sumOf = ({ score, alternatives }: Verdict) =>
  alternatives.reduce((sum, alternative) => sum + alternative.score, score ?? 0);

describe('a verdict', () => {
  it('tells the cause that the evidence supports, and how sure it is', () => {
    const verdict = verdictOf(LIMIT_HIT);
    expect(verdict).toMatchObject({ cause: 'container-limit', certainty: 'inferred' });
    expect(verdict.score).toBeGreaterThanOrEqual(SURE_SCORE);
  });

  it('is never certain without a witness, not even of what nothing contradicts', () => {
    const child = verdictOf([], { kind: 'child', exitCode: null, reason: null });
    expect(child.cause).toBe('child-oom');
    expect(child.score).toBeLessThanOrEqual(0.99);
  });

  it.each<[string, Series[], Partial<Kill>, boolean]>([
    ['a limit that was hit', LIMIT_HIT, {}, true],
    ['a program that left', NOBODY_KILLED, OWN_EXIT, true],
    ['no evidence at all', [], {}, true],
    ['an end of which nothing is known', [], { exitCode: null, reason: null }, true],
    ['a child', [], { kind: 'child', exitCode: null, reason: null }, true],
    ['an eviction', [], { kind: 'eviction', container: '', exitCode: null, reason: 'Evicted' }, true],
    ['a kill that is not settled', LIMIT_HIT, {}, false],
  ])('on %s has scores that sum to 1', (_, all, kill, settled) => {
    expect(sumOf(verdictOf(all, kill, settled))).toBeCloseTo(1, 2);
  });

  it('tells no child’s death where nothing shows that the container lived on', () => {
    const child: Partial<Kill> = { kind: 'child', exitCode: null, reason: null };
    expect(verdictOf([], { ...child, survived: true }).cause).toBe('child-oom');
    expect(verdictOf([], { ...child, survived: false }).cause).toBe('undetermined');
  });

  it('says nothing for sure before the kill is settled', () => {
    const { cause, score } = verdictOf(LIMIT_HIT, {}, false);
    expect(cause).toBe('container-limit');
    expect(score).toBeLessThan(SURE_SCORE);
  });

  it.each<[string, Partial<Kill>]>([
    ['the exit code', { exitCode: null }],
    ['the reason', { reason: null }],
    ['a date closer than 45 s', { errorMs: 46_000 }],
  ])('is not sure of an end that lacks %s', (_, kill) => {
    expect(verdictOf(LIMIT_HIT, kill).score ?? 0).toBeLessThan(SURE_SCORE);
  });

  it('tells no cause of an end that has neither exit code nor reason', () => {
    expect(verdictOf(LIMIT_HIT, { exitCode: null, reason: null })).toMatchObject({
      cause: 'undetermined',
      score: null,
    });
  });

  it('tells of an end that only its counter shows what the kubelet said it would do, and is not sure', () => {
    const said = announced();
    const counted: Partial<Kill> = { exitCode: null, reason: null, dating: 'window', errorMs: 270_000 };
    const told = verdictOf([], { ...counted, testimony: [said] });
    expect(told).toMatchObject({ cause: 'kubelet-restart', certainty: 'inferred' });
    expect(told.score).toBeLessThan(SURE_SCORE);
    expect(verdictOf([], { ...counted, testimony: [{ ...said, announces: false }] }).cause).toBe('undetermined');
    expect(verdictOf(LIMIT_HIT, { ...counted, testimony: [said] }).cause).toBe('undetermined');
  });

  it('leaves open what the kubelet announced where the kernel may have come first, whether others’ ends are read or not', () => {
    const said: Partial<Kill> = { reason: 'Error', testimony: [announced({ names: true, causes: ['probe'] })] };
    const others = during('kube_pod_container_status_restarts_total', { ...OF_CONTAINER, pod: 'cart-2' }, () => 0);
    expect(verdictOf(NOBODY_KILLED, said)).toMatchObject({ cause: 'probe', certainty: 'witnessed' });
    expect(verdictOf(LIMIT_HIT, said).certainty).not.toBe('witnessed');
    expect(verdictOf([...LIMIT_HIT, others], said).certainty).not.toBe('witnessed');
  });

  it('tells no cause where nothing but the lack of evidence against it speaks for it', () => {
    expect(verdictOf([]).cause).toBe('undetermined');
  });

  describe('on an end that reads OOMKilled, of which no exit code is known,', () => {
    const lacking = { exitCode: null };
    const counted = during('container_oom_events_total', OF_CGROUP, (seconds) => (seconds < 0 ? 0 : null));

    it('tells no limit: a death inside it leaves the same label', () => {
      const { cause, alternatives } = verdictOf(LIMIT_HIT, lacking);
      expect([cause, alternatives[0].cause]).toEqual(['undetermined', 'container-limit']);
    });

    it('tells the limit that it stood at where no such death was counted', () => {
      expect(verdictOf([...LIMIT_HIT, counted], lacking).cause).toBe('container-limit');
    });

    it.each<[string, (seconds: number) => number | null]>([
      ['one was counted shortly before', (seconds) => (seconds < -30 ? 0 : seconds < 0 ? 1 : null)],
      ['only the count of the next instance is there', (seconds) => (seconds < 0 ? null : 0)],
      ['its last counts are missing', (seconds) => (seconds < -60 ? 0 : null)],
    ])('tells no limit where %s', (_, count) => {
      const deaths = during('container_oom_events_total', OF_CGROUP, count);
      expect(verdictOf([...LIMIT_HIT, deaths], lacking).cause).toBe('undetermined');
    });

    it('tells no limit where the kernel killed nobody over the end', () => {
      expect(verdictOf([...NOBODY_KILLED, counted], lacking).cause).toBe('undetermined');
    });

    it('tells no limit where the codes of last ends are collected and this one is not among them', () => {
      const codes = ['kube_pod_container_status_last_terminated_exitcode'];
      expect(verdictOf([...LIMIT_HIT, counted], lacking, true, codes).cause).toBe('undetermined');
      const undated: Partial<Kill> = { ...lacking, dating: 'window', errorMs: 20_000 };
      expect(verdictOf([...LIMIT_HIT, counted], undated).cause).toBe('undetermined');
      const terminated = { ...lacking, foundBy: 'kube_pod_container_status_terminated_reason' };
      expect(verdictOf([...LIMIT_HIT, counted], terminated, true, codes).cause).toBe('container-limit');
    });
  });

  describe('on a container that was far from its limit 5 s before', () => {
    const steady = ['usage_bytes', 'working_set_bytes', 'rss'].map((name) =>
      during(
        `container_memory_${name}`,
        OF_CGROUP,
        whileAlive(() => 90 * MIB)
      )
    );
    const { container: _, name: __, ...ofPod } = OF_CGROUP;
    const podLevel = during('container_memory_usage_bytes', { ...ofPod, id: '/kubepods/pod1' }, (seconds) =>
      seconds < 0 ? 90 * MIB : 0
    );
    const [limits, , , , total, available, kills] = LIMIT_HIT;
    const kubepods = { id: '/kubepods', node: POD.node };
    const peak = during('container_memory_max_usage_bytes', { ...ofPod, id: '/kubepods/pod1' }, () => 128 * MIB);
    const burst = [
      ...[limits, ...steady, podLevel, peak, total, kills],
      during('kube_pod_container_info', OF_CONTAINER, () => 1),
      during('container_memory_working_set_bytes', kubepods, () => GIB),
      during('container_spec_memory_limit_bytes', kubepods, () => 15 * GIB),
    ];

    it('tells an unseen burst to a limit that was reached before, where the node is known to have had plenty', () => {
      expect(verdictOf([...burst, available])).toMatchObject({ cause: 'container-limit', score: 0.85 });
    });

    it('tells none to a limit that no peak ever came up to, as a burst to a larger one looks the same', () => {
      const unseen = burst.filter((series) => series !== peak);
      expect(verdictOf([...unseen, available]).cause).toBe('undetermined');
    });

    it('tells none where the node may have been full: a burst elsewhere need not have been seen either', () => {
      expect(verdictOf(burst).cause).toBe('undetermined');
      const low = during('node_memory_MemAvailable_bytes', OF_NODE, (seconds) => (seconds < 0 ? 10 : 1) * GIB);
      expect(verdictOf([...burst, low]).cause).toBe('undetermined');
    });
  });

  it('leaves out what is excluded', () => {
    const { alternatives } = verdictOf(NOBODY_KILLED, OWN_EXIT);
    const kernel = ['container-limit', 'pod-limit', 'node-allocatable', 'node-oom', 'numa-oom'];
    expect(alternatives.filter(({ cause }) => kernel.includes(cause))).toEqual([]);
  });

  it('does not tell a restarted container’s end as a termination, not even among others', () => {
    expect(verdictOf([]).alternatives.map(({ cause }) => cause)).not.toContain('termination');
  });

  it('never weighs a finding for a cause that cannot be', () => {
    const { findings } = verdictOf(LIMIT_HIT, { kind: 'eviction', container: '', exitCode: null, reason: 'Evicted' });
    expect(new Set(findings.map(({ cause }) => cause))).not.toContain('container-limit');
  });
});
