import { explain } from '../diagnosis/explain';
import { Brought, together } from '../evidence/attach/Brought';
import { Attachment, readAttachment } from '../evidence/attach/readAttachment';
import { withWitnesses } from '../evidence/attach/withWitnesses';
import { Evidence } from '../evidence/Evidence';
import { Series } from '../evidence/Series';
import { at, evidenceOf, OF_CONTAINER, OF_POD, POD, scraped, series, unix } from '../testing/evidenceOf';

const ID = 'a1b2c3d4'.repeat(8);
const OTHER_ID = 'e5f60718'.repeat(8);
const MIB = 1024 * 1024;
const SLICE = `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${POD.uid.replaceAll('-', '_')}.slice`;
const OF_CGROUP = { ...OF_CONTAINER, node: POD.node, id: `${SLICE}/cri-containerd-${ID}.scope`, name: ID };

/** A container that ended with 137 at second 0, and runs again from second 2. */
const ENDED: Series[] = [
  scraped('kube_pod_container_info', OF_CONTAINER, -1795, 1800, () => 1),
  scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, -1795, 1800, () => 1),
  scraped('kube_pod_container_status_restarts_total', OF_CONTAINER, -1795, 1800, (s) => (s < 0 ? 0 : 1)),
  scraped('kube_pod_container_status_last_terminated_timestamp', OF_CONTAINER, 5, 1800, () => unix(0)),
  scraped('kube_pod_container_status_last_terminated_reason', { ...OF_CONTAINER, reason: 'Error' }, 5, 1800, () => 1),
  scraped('kube_pod_container_status_last_terminated_exitcode', OF_CONTAINER, 5, 1800, () => 137),
  scraped('kube_pod_container_state_started', OF_CONTAINER, 5, 1800, () => unix(2)),
  scraped('kube_pod_container_resource_limits', { ...OF_CONTAINER, resource: 'memory' }, -1795, 1800, () => 256 * MIB),
  ...['usage_bytes', 'working_set_bytes'].map((name) =>
    scraped(`container_memory_${name}`, OF_CGROUP, -1795, -5, () => 100 * MIB)
  ),
  scraped('node_memory_MemTotal_bytes', { node: POD.node, instance: 'n' }, -1795, 1800, () => 8192 * MIB),
];

const iso = (seconds: number) => new Date(at(seconds)).toISOString().slice(0, 19) + '+0000';
const line = (seconds: number, text: string) => `${iso(seconds)} ${POD.node} kernel: ${text}\n`;
const SAYS = [
  'IPv6: ADDRCONF(NETDEV_CHANGE): veth1: link becomes ready',
  'audit: type=1400 apparmor="STATUS"',
  'EXT4-fs (vda1): mounted',
];
const quiet = (from: number, to: number) =>
  Array.from({ length: 40 }, (_, i) => line(from + ((to - from) * i) / 39, SAYS[i % SAYS.length])).join('');

/** A report as Linux 6.1 prints it (kernel-oom/formats.md), in its shortest form. */
function report(
  seconds: number,
  { level = 'node', id = ID }: { level?: 'node' | 'container' | 'pod' | 'kubepods'; id?: string } = {}
): string {
  const task = `${SLICE}/cri-containerd-${id}.scope`;
  const memcg = { node: '', container: task, pod: SLICE, kubepods: '/kubepods.slice' }[level];
  const constraint = level === 'node' ? 'constraint=CONSTRAINT_NONE' : 'constraint=CONSTRAINT_MEMCG';
  const where = level === 'node' ? 'global_oom' : `oom_memcg=${memcg}`;
  const said = level === 'node' ? 'Out of memory' : 'Memory cgroup out of memory';
  return [
    'java invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=979',
    `oom-kill:${constraint},nodemask=(null),cpuset=x,mems_allowed=0,${where},task_memcg=${task},task=java,pid=77,uid=0`,
    `${said}: Killed process 77 (java) total-vm:300000kB, anon-rss:101000kB, file-rss:4kB, shmem-rss:0kB, UID:0 pgtables:400kB oom_score_adj:979`,
    `Tasks in ${task} are going to be killed due to memory.oom.group set`,
    `${said}: Killed process 77 (java) total-vm:300000kB, anon-rss:101000kB, file-rss:4kB, shmem-rss:0kB, UID:0 pgtables:400kB oom_score_adj:979`,
  ]
    .map((text) => line(seconds, text))
    .join('');
}

const event = (seconds: number, reason: string, message: string, more: object = {}) => ({
  kind: 'Event',
  involvedObject: {
    kind: 'Pod',
    namespace: POD.namespace,
    name: POD.pod,
    uid: POD.uid,
    fieldPath: 'spec.containers{cart}',
  },
  reason,
  message,
  source: { component: 'kubelet', host: POD.node },
  firstTimestamp: new Date(at(seconds)).toISOString(),
  lastTimestamp: new Date(at(seconds)).toISOString(),
  count: 1,
  ...more,
});

const given = (...attachments: Array<Omit<Attachment, 'node'> & { node?: string }>): Brought =>
  together(attachments.map((one) => readAttachment({ node: '', ...one })));
const log = (text: string, node = '') => ({ kind: 'kernel-log' as const, text, node });
const events = (...items: object[]) => ({ kind: 'events' as const, text: JSON.stringify({ items }) });

function told(brought: Brought, evidence: Evidence = evidenceOf(ENDED)) {
  const { kills } = explain(withWitnesses(evidence, brought));
  return kills;
}
const one = (brought: Brought, evidence?: Evidence) => {
  const kills = told(brought, evidence);
  expect(kills).toHaveLength(1);
  return kills[0];
};

describe('a kernel report', () => {
  it.each([
    ['node', 'node-oom'],
    ['container', 'container-limit'],
    ['kubepods', 'node-allocatable'],
  ] as const)('at the level of the %s decides by container id, and dates the kill', (level, cause) => {
    const kill = one(given(log(report(-3, { level }))));
    expect(kill).toMatchObject({ cause, certainty: 'witnessed', score: 1, alternatives: [], timeErrorSeconds: 1 });
    expect(Date.parse(kill.time)).toBe(at(-3));
    expect(kill.evidence[0]).toMatchObject({ id: 'witness-kernel-log', bears: 'for', cause });
  });

  it('at the level of the pod leaves open whether the container stood at its own limit, unless it is known', () => {
    const kill = one(given(log(report(-3, { level: 'pod' }))));
    expect(kill.certainty).not.toBe('witnessed');
    expect(kill.alternatives.every(({ cause }) => ['container-limit', 'pod-limit'].includes(cause))).toBe(true);
  });

  it('of another instance does not speak of this end', () => {
    const kills = told(given(log(report(-900, { id: OTHER_ID }))));
    expect(kills.find(({ exitCode }) => exitCode === 137)?.certainty).not.toBe('witnessed');
  });

  it('decides by pod UID and time where no metric has the container’s id', () => {
    const bare = ENDED.map((one) => ({ ...one, labels: { ...one.labels, id: '', name: '' } }));
    expect(one(given(log(report(-3))), evidenceOf(bare))).toMatchObject({ cause: 'node-oom', certainty: 'witnessed' });
  });

  it('with uptimes only is dated by the node’s boot', () => {
    const boot = unix(-5000);
    const uptimes = report(-3).replaceAll(/^\S+ \S+ kernel: /gm, '[ 4997.000000] ');
    const evidence = evidenceOf([
      ...ENDED,
      scraped('node_boot_time_seconds', { node: POD.node }, -1795, 1800, () => boot),
    ]);
    const kill = one(given(log(uptimes, POD.node)), evidence);
    expect([kill.certainty, Date.parse(kill.time), kill.timeErrorSeconds]).toEqual(['witnessed', at(-3), 6]);
  });

  it('in local time is dated by the ends that it fits', () => {
    const local = report(-3 + 5.5 * 3600).replaceAll(/^(\S+)\+0000/gm, (_, date: string) => {
      const [, month, day, time] = /^\d+-(\d+)-(\d+)T(.*)$/.exec(date)!;
      return `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(month) - 1]} ${day} ${time}`;
    });
    const kill = one(given(log(local)));
    expect([kill.certainty, Date.parse(kill.time)]).toEqual(['witnessed', at(-3)]);
  });

  it('of a process in a container that lived on is a kill of its own, which no metric shows', () => {
    const alive = scraped('container_memory_working_set_bytes', OF_CGROUP, -1795, 1800, () => 100 * MIB);
    const living = [...ENDED.slice(0, 2), alive];
    const single = report(-3).replaceAll(/^.*Tasks in .*\n/gm, '');
    expect(one(given(log(single)), evidenceOf(living))).toMatchObject({
      cause: 'child-oom',
      certainty: 'witnessed',
      restarted: null,
    });
  });
});

describe('two witnesses', () => {
  it('of the same act that contradict each other are both shown, and nothing is told', () => {
    const oomd = { at: at(-3), node: POD.node, daemon: 'systemd-oomd' as const, act: 'killed' as const, text: 'Killed it', cgroup: SLICE, podUid: POD.uid, pod: '', container: '', containerId: ID, process: null }; // prettier-ignore
    const kernel = given(log(report(-3)));
    const kill = one({ ...kernel, lines: [oomd], families: ['kernel-log', 'daemon-log'] });
    expect(kill).toMatchObject({ cause: 'undetermined', certainty: 'undetermined', score: null });
    expect(kill.alternatives.map(({ cause }) => cause).sort()).toEqual(['node-oom', 'userspace-oom']);
    const said = kill.evidence.filter(({ bears }) => bears === 'for').map(({ id }) => id);
    expect(said).toEqual(expect.arrayContaining(['witness-kernel-log', 'witness-daemon-log']));
  });

  it('of which one announces and the other names the act: the act decides, both are shown', () => {
    const kill = one(
      given(log(report(-3)), events(event(-10, 'Killing', 'Container cart failed liveness probe, will be restarted')))
    );
    expect(kill).toMatchObject({ cause: 'node-oom', certainty: 'witnessed' });
    expect(kill.evidence.map(({ id }) => id)).toEqual(expect.arrayContaining(['witness-kernel-log', 'witness-events']));
  });
});

const ofAnother = (text: string) =>
  text.replaceAll(POD.uid.replaceAll('-', '_'), 'ffffffff_0000_4000_8000_000000000009');

describe('the silence of a kernel log', () => {
  const kernel = ['container-limit', 'pod-limit', 'node-allocatable', 'node-oom', 'numa-oom'];
  const remaining = (brought: Brought) => {
    const { cause, alternatives } = one(brought);
    return [cause, ...alternatives.map((other) => other.cause)].filter((cause_) => kernel.includes(cause_));
  };

  it('that covers the end rules the kernel out', () => {
    expect(remaining(given(log(quiet(-1000, 1000))))).toEqual([]);
  });

  it.each([
    ['ends before', quiet(-1000, -10)],
    ['begins after', quiet(10, 1000)],
    ['is an excerpt around reports', ofAnother(report(-900, { id: OTHER_ID })) + quiet(-899, 1000)],
    [
      'says that messages were missed',
      quiet(-1000, 0) + line(1, 'systemd-journald[99]: Missed 12 kernel messages') + quiet(2, 1000),
    ],
    ['is what grep left', quiet(-1000, 1000).replaceAll(/^(?!.*veth).*\n/gm, '')],
    ['is of another node', quiet(-1000, 1000).replaceAll(POD.node, 'worker-2')],
  ])('that %s says nothing', (_, text) => {
    expect(remaining(given(log(text)))).not.toEqual([]);
  });

  it('over a reboot says nothing', () => {
    const rebooted = series('node_boot_time_seconds', { node: POD.node }, [
      [-900, unix(-9000)],
      [200, unix(100)],
    ]);
    const kills = told(given(log(quiet(-1000, 1000))), evidenceOf([...ENDED, rebooted]));
    const causes = kills.flatMap(({ cause, alternatives }) => [cause, ...alternatives.map((other) => other.cause)]);
    expect(causes).toContain('node-oom');
  });
});

describe('events', () => {
  it('of a failed probe decide an end that comes within the grace period', () => {
    const kill = one(given(events(event(-20, 'Killing', 'Container cart failed liveness probe, will be restarted'))));
    expect(kill).toMatchObject({ cause: 'probe', certainty: 'witnessed' });
  });

  it.each([
    ['after the end', event(20, 'Killing', 'Container cart failed liveness probe, will be restarted')],
    ['long before', event(-600, 'Killing', 'Container cart failed liveness probe, will be restarted')],
    [
      'of another container',
      event(-20, 'Killing', 'Container envoy failed liveness probe, will be restarted', {
        involvedObject: {
          kind: 'Pod',
          namespace: POD.namespace,
          name: POD.pod,
          uid: POD.uid,
          fieldPath: 'spec.containers{envoy}',
        },
      }),
    ],
    [
      'of another pod of the name',
      event(-20, 'Killing', 'Container cart failed liveness probe, will be restarted', {
        involvedObject: { kind: 'Pod', namespace: POD.namespace, name: POD.pod, uid: 'other' },
      }),
    ],
  ])('%s decide nothing', (_, item) => {
    expect(one(given(events(item))).certainty).not.toBe('witnessed');
  });

  it('on the instance before decide nothing', () => {
    // this one was born five seconds before it ended
    const born = series('container_start_time_seconds', OF_CGROUP, [[-5, unix(-5)]]);
    const young = ENDED.map((one) =>
      one.metric.startsWith('container_memory_') ? series(one.metric, OF_CGROUP, [[-4, 100 * MIB]]) : one
    );
    const item = event(-20, 'Killing', 'Container cart failed liveness probe, will be restarted');
    expect(one(given(events(item)), evidenceOf([...young, born])).certainty).not.toBe('witnessed');
  });

  it.each([
    ['Preempted', 'Preempted by pod 57d6f4cd on node worker-1', 'preemption'],
    ['TaintManagerEviction', 'Marking for deletion Pod shop/cart-1', 'taint'],
  ])('such as %s tell what a deletion was for', (reason, text, trigger) => {
    const gone = ENDED.filter(({ metric }) => !/restarts_total|state_started|last_terminated/.test(metric));
    const ended = {
      metadata: { name: POD.pod, namespace: POD.namespace, uid: POD.uid },
      spec: { nodeName: POD.node },
      status: {
        phase: 'Failed',
        containerStatuses: [
          {
            name: 'cart',
            restartCount: 0,
            containerID: `containerd://${ID}`,
            state: { terminated: { exitCode: 137, reason: 'Error', startedAt: '2026-11-23T11:00:00Z', finishedAt: '2026-11-23T12:00:00Z' } }, // prettier-ignore
          },
        ],
      },
    };
    const pod = { involvedObject: { kind: 'Pod', namespace: POD.namespace, name: POD.pod, uid: POD.uid } };
    const said = events(event(-32, reason, text, pod), event(-30, 'Killing', 'Stopping container cart'));
    const kill = one(given(said, { kind: 'pods', text: JSON.stringify(ended) }), evidenceOf(gone));
    expect([kill.cause, kill.certainty, kill.trigger]).toEqual(['termination', 'witnessed', trigger]);
  });

  it('of an eviction make a kill that no metric shows, with its words', () => {
    const text = 'The node was low on resource: memory. Threshold quantity: 100Mi, available: 72876Ki. ';
    const kill = one(given(events(event(-3, 'Evicted', text))), evidenceOf(ENDED.slice(0, 2)));
    expect(kill).toMatchObject({ cause: 'node-eviction', certainty: 'witnessed', container: '', reason: 'Evicted' });
  });

  it('of a refusal at admission make none', () => {
    const refused = given(events(event(-3, 'Evicted', 'The node had condition: [MemoryPressure]. ')));
    expect(told(refused, evidenceOf(ENDED.slice(0, 1)))).toEqual([]);
  });
});

describe('trust that a witness does not earn', () => {
  it('is not given to a namesake: a pod of the same name that came later', () => {
    const later = { ...POD, uid: '0d3e4f00-0000-4000-8000-000000000002' };
    const ofLater = scraped(
      'kube_pod_status_phase',
      { ...OF_POD, uid: later.uid, phase: 'Running' },
      605,
      1800,
      () => 1
    );
    const info = scraped('kube_pod_container_info', { ...OF_CONTAINER, uid: later.uid }, 605, 1800, () => 1);
    const kills = told(given(log(report(-3))), evidenceOf([...ENDED, ofLater, info], { pods: [POD, later] }));
    expect(kills.map(({ podUid }) => podUid)).toEqual([POD.uid]);
  });

  it('leaves the cause of an eviction to the kubelet, whatever the kernel killed meanwhile', () => {
    const evicted = scraped('kube_pod_status_reason', { ...OF_POD, reason: 'Evicted' }, -1795, 1800, (s) =>
      s < 0 ? 0 : 1
    );
    const kills = told(given(log(report(-3))), evidenceOf([...ENDED.slice(1, 2), evicted, ...ENDED.slice(7, 9)]));
    const eviction = kills.find(({ reason }) => reason === 'Evicted')!;
    const causes = [eviction.cause, ...eviction.alternatives.map(({ cause }) => cause)];
    expect(causes.filter((cause) => !['undetermined', 'node-eviction', 'storage-eviction'].includes(cause))).toEqual(
      []
    );
    expect(kills).toHaveLength(1);
  });

  it('does not make a probe of an end that the runtime calls OOMKilled', () => {
    const killed = ENDED.map((one) =>
      one.labels.reason === 'Error' ? { ...one, labels: { ...one.labels, reason: 'OOMKilled' } } : one
    );
    const item = event(-40, 'Killing', 'Container cart failed liveness probe, will be restarted');
    const kill = one(given(events(item)), evidenceOf(killed));
    expect(kill.certainty).not.toBe('witnessed');
    expect([kill.cause, ...kill.alternatives.map(({ cause }) => cause)]).toContain('container-limit');
  });

  it('sees that a cgroup inside the container is not the container', () => {
    const inner = `${SLICE}/cri-containerd-${ID}.scope/docker/${OTHER_ID}`;
    const alive = scraped('container_memory_working_set_bytes', OF_CGROUP, -1795, 1800, () => 100 * MIB);
    const text = report(-3, { level: 'container' }).replaceAll(`${SLICE}/cri-containerd-${ID}.scope`, inner);
    const kills = told(given(log(text)), evidenceOf([...ENDED.slice(0, 2), alive]));
    expect(kills.map(({ cause, exitCode }) => [cause, exitCode])).toEqual([['child-oom', null]]);
  });

  it('counts one end once while its container waits to be restarted', () => {
    const status = {
      name: 'cart',
      restartCount: 0,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 137, reason: 'Error', containerID: `containerd://${ID}`, finishedAt: '2026-11-23T12:00:00Z' } }, // prettier-ignore
    };
    const pod = {
      metadata: { name: POD.pod, namespace: POD.namespace, uid: POD.uid },
      status: { phase: 'Running', containerStatuses: [status] },
    };
    const before = told(given(), evidenceOf(ENDED));
    const after = told(given({ kind: 'pods', text: JSON.stringify(pod) }), evidenceOf(ENDED));
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it('does not say of a daemon that it killed who left by a code of its own', () => {
    const left = ENDED.map((one) =>
      one.metric.endsWith('exitcode') ? { ...one, values: one.values.map(() => 1) } : one
    );
    const oomd = {
      ...given(),
      families: ['daemon-log' as const],
      lines: [{ at: at(-3), node: POD.node, daemon: 'systemd-oomd' as const, act: 'killed' as const, text: 'Killed x', cgroup: SLICE, podUid: POD.uid, pod: '', container: '', containerId: '', process: null }], // prettier-ignore
    };
    expect(one(oomd, evidenceOf(left)).cause).not.toBe('userspace-oom');
  });
});
