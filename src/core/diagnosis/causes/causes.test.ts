import { Kill } from '../../kills/Kill';
import { Evidence } from '../../evidence/Evidence';
import { Series } from '../../evidence/Series';
import { at, during, evidenceOf, OF_CONTAINER, OF_POD, POD } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { testimony } from '../../testimony/Testimony';
import { gatherFacts } from '../facts/Facts';
import { Scene } from '../facts/Scene';
import { Verdict, weigh } from '../weigh';
import { childOom } from './childOom';

const MIB = 1024 * 1024;
const CGROUP = '/kubepods.slice/kubepods-pod1.slice';
const OF_CGROUP = { namespace: POD.namespace, pod: POD.pod };

const alive = (value: number) => (seconds: number) => (seconds < 0 ? value : null);

function verdictOf(all: Series[], given: Partial<Kill> = {}, more: Partial<Evidence> = {}): Verdict {
  const kill = killOf(given);
  const evidence = evidenceOf(all, { collected: ['kube_pod_container_resource_limits'], ...more });
  return weigh(gatherFacts(new Scene(evidence, [kill]), kill), true);
}

/** A pod of two containers without limits of their own, whose cgroup may hold 600 MiB. */
const SHARED: Series[] = [
  ...[
    { container: 'cart', bytes: 486 * MIB },
    { container: 'proxy', bytes: 96 * MIB },
  ].flatMap(({ container, bytes }) => {
    const labels = { ...OF_CGROUP, container, id: `${CGROUP}/${container}`, name: container };
    return [
      during('kube_pod_container_info', { ...OF_CONTAINER, container }, () => 1),
      during('container_spec_memory_limit_bytes', labels, alive(600 * MIB)),
      ...['usage_bytes', 'working_set_bytes', 'rss'].map((name) =>
        during(`container_memory_${name}`, labels, alive(bytes))
      ),
    ];
  }),
  during('container_spec_memory_limit_bytes', { ...OF_CGROUP, id: CGROUP }, () => 600 * MIB),
  during('container_memory_usage_bytes', { ...OF_CGROUP, id: CGROUP }, alive(583 * MIB)),
  during('node_memory_MemTotal_bytes', { node: POD.node, instance: 'n' }, () => 16_384 * MIB),
  during('node_memory_MemAvailable_bytes', { node: POD.node, instance: 'n' }, () => 10_240 * MIB),
  during('container_oom_events_total', { node: POD.node, id: '/' }, () => 0),
];

describe('a pod whose own limit is no higher than its containers’', () => {
  it('is full before any of them is', () => {
    const { cause, findings } = verdictOf(SHARED);
    expect(findings.map(({ id }) => id)).toContain('pod-limit-first');
    expect(cause).toBe('pod-limit');
  });
});

/** What the kubelet counts of a liveness probe that fails three times before second 0. */
const FAILING = [
  during('prober_probe_total', { ...OF_CONTAINER, probe_type: 'Liveness', result: 'failed' }, (seconds) =>
    seconds < -60 ? 0 : 3
  ),
];

describe('an end by 143 after a probe failed', () => {
  it('is the probe’s where the last state holds it, whether or not restarts are counted', () => {
    const told = { exitCode: 143, reason: 'Error', restartedBy: null, restarted: null };
    expect(verdictOf(FAILING, told).cause).toBe('probe');
    expect(verdictOf(FAILING, { ...told, foundBy: 'kube_pod_container_status_terminated_reason' }).cause).toBe(
      'undetermined'
    );
  });
});

describe('an end labelled OOMKilled with a code of its own', () => {
  it('is no kill of the container by a limit, near as it was', () => {
    const near = [
      during('kube_pod_container_resource_limits', { ...OF_CONTAINER, resource: 'memory' }, () => 600 * MIB),
      ...SHARED,
    ];
    const { alternatives, cause } = verdictOf(near, { exitCode: 143 });
    expect([cause, ...alternatives.map((one) => one.cause)]).not.toContain('container-limit');
  });
});

describe('an end that nobody saw', () => {
  const LOST: Partial<Kill> = {
    exitCode: 255,
    reason: 'Unknown',
    dating: 'node-loss',
    window: { after: at(-60), before: at(0) },
  };
  const rebooted = testimony({
    family: 'events',
    joined: 'node',
    causes: ['node-lost'],
    quote: 'Node worker-1 has been rebooted, boot id: 1',
  });

  it('is the node’s loss where the kubelet said that it booted again, and not sure without its boot time', () => {
    expect(verdictOf([], { ...LOST, testimony: [rebooted] })).toMatchObject({ cause: 'node-lost', score: 0.89 });
    expect(verdictOf([], LOST).cause).toBe('undetermined');
  });

  it('is not, where its boot time says otherwise', () => {
    const boot = during('node_boot_time_seconds', { node: POD.node, instance: 'n' }, () => at(-9000) / 1000);
    expect(verdictOf([boot], { ...LOST, testimony: [rebooted] }).cause).toBe('undetermined');
  });
});

describe('that a pod was not being deleted', () => {
  const idsOf = (all: Series[]) =>
    verdictOf(all, { restartedBy: null }, { collected: ['kube_pod_deletion_timestamp'] }).findings.map(({ id }) => id);

  it('is known of one that kube-state-metrics showed, and not of one of which no metric was read', () => {
    const phase = during('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, () => 1);
    expect(idsOf([phase])).toContain('not-deleted');
    expect(idsOf([])).not.toContain('not-deleted');
  });
});

describe('the silence of the kernel’s log over an end', () => {
  const idsOf = (given: Partial<Kill>) => {
    const kill = killOf(given);
    const facts = gatherFacts(new Scene(evidenceOf([]), [kill]), kill);
    return childOom.weigh({ ...facts, kernelSilent: true }).map(({ id }) => id);
  };

  it('speaks against no child’s death at an earlier time, of which label and code say', () => {
    expect(idsOf({ exitCode: 143 })).not.toContain('kernel-log-silent');
    expect(idsOf({ exitCode: 143, reason: 'Error' })).toContain('kernel-log-silent');
  });
});
