import { explain } from '../diagnosis/explain';
import { Brought, NOTHING_BROUGHT, together } from '../evidence/attach/Brought';
import { readAttachment } from '../evidence/attach/readAttachment';
import { withWitnesses } from '../evidence/attach/withWitnesses';
import { Evidence } from '../evidence/Evidence';
import { Series } from '../evidence/Series';
import { at, evidenceOf, OF_CONTAINER, OF_POD, POD, scraped } from '../testing/evidenceOf';
import { evictedEvent } from '../testing/evictedEvent';

const SCOPE = `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${POD.uid.replaceAll('-', '_')}.slice/cri-containerd-${'a1b2c3d4'.repeat(8)}.scope`;

/** The node ran out and the kernel killed the container's process at second 0. */
const globalOom: Brought = readAttachment({
  kind: 'kernel-log',
  node: POD.node,
  text: [
    'systemd invoked oom-killer: gfp_mask=0x140cca(GFP_HIGHUSER_MOVABLE|__GFP_COMP), order=0, oom_score_adj=0',
    `oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=${SCOPE},task=nginx,pid=77,uid=0`,
    'Out of memory: Killed process 77 (nginx) total-vm:53432kB, anon-rss:40876kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:128kB oom_score_adj:990',
  ]
    .map((text) => `${new Date(at(0)).toISOString().slice(0, 19)}+0000 ${POD.node} kernel: ${text}\n`)
    .join(''),
});

/** The kubelet wrote, 41 s later, that a probe had failed. */
const failedProbe: Brought = {
  ...NOTHING_BROUGHT,
  families: ['kubelet-log'],
  lines: [{ at: at(41), node: POD.node, daemon: 'kubelet', act: 'failed-probe', text: 'failed liveness probe, will be restarted', cgroup: '', podUid: POD.uid, pod: `${POD.namespace}/${POD.pod}`, container: 'cart', containerId: '', process: null }], // prettier-ignore
};

/** Its first end by the counter between two scrapes, no code of which is known. */
const counted: Series[] = [
  scraped('kube_pod_container_info', OF_CONTAINER, -900, 900, () => 1),
  scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, -900, 900, () => 1),
  scraped('kube_pod_container_status_restarts_total', OF_CONTAINER, -900, 900, (s) => (s < 90 ? 0 : 1)),
];

/** Exporters of the node did not answer from second -60 to 20. */
const silent = (...targets: string[]): Series[] =>
  ['/metrics', '/metrics/cadvisor', '/metrics/probes'].map((metrics_path) =>
    scraped('up', { node: POD.node, job: 'kubelet', metrics_path }, -900, 900, (s) =>
      targets.includes(metrics_path) && s > -60 && s < 20 ? 0 : 1
    )
  );

const told = (all: Series[], brought: Brought[], given: Partial<Evidence> = {}) =>
  explain(withWitnesses(evidenceOf(all, given), together(brought))).kills.map(({ cause, certainty }) => [
    cause,
    certainty,
  ]);
const standstill = silent('/metrics', '/metrics/cadvisor');

describe('a kubelet’s word that a probe had failed, of an end without a date', () => {
  it('is a witness while the node answers', () => {
    expect(told([...counted, ...silent()], [failedProbe])).toEqual([['probe', 'witnessed']]);
    expect(told([...counted, ...silent('/metrics')], [failedProbe])).toEqual([['probe', 'witnessed']]);
  });

  it('tells nothing where scrapes of the node are missing before it, and nobody says how it answered', () => {
    const kubelet = (isRead: (seconds: number) => boolean) =>
      scraped('kubelet_node_name', { node: POD.node }, -900, 900, (s) => (isRead(s) ? 1 : null));
    expect(told([...counted, kubelet(() => true)], [failedProbe])).toEqual([['probe', 'witnessed']]);
    expect(told([...counted, kubelet((s) => s < -60 || s > 0)], [failedProbe])).toEqual([['undetermined', 'undetermined']]); // prettier-ignore
  });

  it('may come late on a node that stood still: the container may have been dead', () => {
    expect(told([...counted, ...standstill], [failedProbe])).toEqual([['undetermined', 'undetermined']]);
  });

  it('may do so where the line alone says on which node', () => {
    const unplaced = { pods: [{ ...POD, node: '' }] };
    expect(told([...counted, ...standstill], [failedProbe], unplaced)).toEqual([['undetermined', 'undetermined']]);
  });

  it('is a witness of one that obeyed: the kernel leaves no other code than 137', () => {
    const obeyed = [
      scraped('kube_pod_container_status_last_terminated_exitcode', OF_CONTAINER, 90, 900, () => 143),
      scraped(
        'kube_pod_container_status_last_terminated_reason',
        { ...OF_CONTAINER, reason: 'Error' },
        90,
        900,
        () => 1
      ),
    ];
    expect(told([...counted, ...obeyed, ...standstill], [failedProbe])).toEqual([['probe', 'witnessed']]);
  });

  it('may do so where the kubelet says, too, that the kernel had killed on the node, be it that nobody scraped it', () => {
    const systemOom = (seconds: number): Brought => ({
      ...NOTHING_BROUGHT,
      families: ['events'],
      events: [
        evictedEvent('System OOM encountered, victim process: nginx, pid: 77', {
          ...{ reason: 'SystemOOM', kind: 'Node', namespace: '', name: POD.node },
          ...{ firstAt: at(seconds), lastAt: at(seconds) },
        }),
      ],
    });
    expect(told(counted, [failedProbe, systemOom(20)])).toEqual([['undetermined', 'undetermined']]);
    expect(told(counted, [failedProbe, systemOom(60)])).toEqual([['probe', 'witnessed']]);
  });

  it('is no second end after the kernel’s kill when the node ran out, and tells no cause', () => {
    expect(told([...counted, ...standstill], [globalOom, failedProbe])).toEqual([['undetermined', 'undetermined']]);
    // nor where nobody scraped the node
    expect(told(counted, [globalOom, failedProbe])).toHaveLength(1);
  });

  it('is the end of a container that outlived the kernel’s kill on a node that answered', () => {
    const kills = told([...counted, ...silent()], [globalOom, failedProbe]);
    expect(kills).toContainEqual(['probe', 'witnessed']);
    expect(kills).toHaveLength(2);
  });
});
