import { explain } from '../diagnosis/explain';
import { Brought, NOTHING_BROUGHT, together } from '../evidence/attach/Brought';
import { podsSpokenOf } from '../evidence/attach/podsSpokenOf';
import { readAttachment } from '../evidence/attach/readAttachment';
import { withWitnesses } from '../evidence/attach/withWitnesses';
import { Series } from '../evidence/Series';
import { at, evidenceOf, OF_CONTAINER, OF_POD, POD, scraped } from '../testing/evidenceOf';

const ID = 'a1b2c3d4'.repeat(8);
const time = (seconds: number) => new Date(at(seconds)).toISOString();
const SLICE = `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${POD.uid.replaceAll('-', '_')}.slice`;

/** A report of a container of this pod, whole as Linux 6.1 prints it. */
const REPORT = [
  'java invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=979',
  `oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=x,mems_allowed=0,oom_memcg=${SLICE}/cri-containerd-${ID}.scope,task_memcg=${SLICE}/cri-containerd-${ID}.scope,task=java,pid=77,uid=0`,
  'Memory cgroup out of memory: Killed process 77 (java) total-vm:300000kB, anon-rss:101000kB, file-rss:4kB, shmem-rss:0kB, UID:0 pgtables:400kB oom_score_adj:979',
  `Tasks in ${SLICE}/cri-containerd-${ID}.scope are going to be killed due to memory.oom.group set`,
]
  .map((text) => `${time(-3).slice(0, 19)}+0000 ${POD.node} kernel: ${text}\n`)
  .join('');
const log = readAttachment({ kind: 'kernel-log', node: POD.node, text: REPORT });

const ended = (state: object, more: object = {}): Brought => {
  const status = { name: 'cart', restartCount: 0, containerID: `containerd://${ID}`, state, lastState: {} };
  const pod = {
    kind: 'Pod',
    metadata: { namespace: POD.namespace, name: POD.pod, uid: POD.uid },
    spec: { nodeName: POD.node, containers: [{ name: 'cart' }] },
    status: { phase: 'Failed', containerStatuses: [status], ...more },
  };
  return readAttachment({ kind: 'pods', node: '', text: JSON.stringify(pod) });
};
const terminated = (given: object) => ({
  terminated: { containerID: `containerd://${ID}`, startedAt: time(-900), finishedAt: time(0), ...given },
});

const info = (container: string, id: string) =>
  scraped('kube_pod_container_info', { ...OF_CONTAINER, container, container_id: id }, -1795, 1800, () => 1);
const told = (all: Series[], ...brought: Brought[]) => explain(withWitnesses(evidenceOf(all), together(brought))).kills;

describe('whose a kernel’s word is', () => {
  it('kube-state-metrics’ container ids tell in a pod of several', () => {
    const two = [info('cart', `containerd://${ID}`), info('proxy', `containerd://${'0'.repeat(64)}`)];
    expect(told(two, log)).toEqual([expect.objectContaining({ container: 'cart', cause: 'container-limit' })]);
  });

  it('the pod’s object tells where it has one container, and no metric knows it', () => {
    const running = ended({ running: { startedAt: time(60) } }, { phase: 'Running' });
    const other = { ...running, pods: running.pods.map((pod) => ({ ...pod, containers: [{ ...pod.containers[0], containerId: '0'.repeat(64), firstStartedAt: null }] })) }; // prettier-ignore
    expect(told([], log, other)).toEqual([expect.objectContaining({ container: 'cart', cause: 'container-limit' })]);
  });

  it('is asked of Prometheus by the uids in it', () => {
    expect([...podsSpokenOf(log)]).toEqual([POD.uid]);
    expect(podsSpokenOf(NOTHING_BROUGHT).size).toBe(0);
  });
});

describe('the words of a pod’s object', () => {
  it('tell that the kubelet made room for a critical pod', () => {
    const said = { reason: 'Preempting', message: 'Preempted in order to admit critical pod' };
    const [kill] = told([], ended(terminated({ exitCode: 137, reason: 'Error' }), said));
    expect(kill).toMatchObject({ cause: 'termination', certainty: 'witnessed', trigger: 'preemption' });
  });

  it('tell that the runtime’s own init was killed at the limit', () => {
    const message = 'runc create failed: unable to start container process: container init was OOM-killed (memory limit too low?): unknown'; // prettier-ignore
    const [kill] = told([], ended(terminated({ exitCode: 128, reason: 'StartError', message })));
    expect(kill).toMatchObject({ cause: 'container-limit', certainty: 'witnessed' });
  });

  it('place a pod whose node no metric tells', () => {
    const nowhere = { ...evidenceOf([]), pods: [{ ...POD, node: '' }] };
    expect(withWitnesses(nowhere, ended(terminated({ exitCode: 1 }))).pods).toEqual([POD]);
  });
});

describe('an eviction that only the kubelet’s log tells', () => {
  const line = { at: at(-3), node: POD.node, daemon: 'kubelet' as const, act: 'evicted' as const, text: 'pod is evicted successfully', cgroup: '', podUid: '', pod: `${POD.namespace}/${POD.pod}`, container: '', containerId: '', process: null }; // prettier-ignore
  const LINE: Brought = { ...NOTHING_BROUGHT, families: ['kubelet-log'], lines: [line] };
  const NEXT = { ...POD, uid: '0d3e4f00-0000-4000-8000-000000000002', node: 'worker-2' };

  it.each([
    ['on another node', NEXT, 100, 1],
    ['on the same node', { ...NEXT, node: POD.node }, 100, 0],
    ['on the same node that ran on: who is evicted never does', { ...NEXT, node: POD.node }, 300, 1],
  ])('is told of the pod that was there, with a namesake %s', (_, next, until, kills) => {
    const seen = [
      scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, -900, -20, () => 1),
      scraped('kube_pod_status_phase', { ...OF_POD, uid: next.uid, phase: 'Running' }, 5, until, () => 1),
    ];
    const evicted = explain(withWitnesses(evidenceOf(seen, { pods: [POD, next] }), LINE)).kills;
    expect(evicted.map(({ podUid }) => podUid)).toEqual(Array.from({ length: kills }, () => POD.uid));
  });

  it('is told of a namesake by the cgroups that were sampled later, though no node is known', () => {
    const id = SLICE.replaceAll(POD.uid.replaceAll('-', '_'), NEXT.uid.replaceAll('-', '_'));
    const lives = scraped('container_memory_working_set_bytes', { ...OF_CONTAINER, uid: '', id }, 5, 300, () => 1);
    const pods = [POD, NEXT].map((pod) => ({ ...pod, node: '' }));
    const evicted = (all: Series[]) => explain(withWitnesses(evidenceOf(all, { pods }), LINE)).kills;
    expect(evicted([lives]).map(({ podUid }) => podUid)).toEqual([POD.uid]);
    expect(evicted([])).toEqual([]);
  });

  it('is no kill of a pod that ran on', () => {
    const seen = scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, -1795, 900, () => 1);
    expect(told([info('cart', ''), seen], LINE)).toEqual([]);
  });

  it('is a kill of a pod that no metric knows', () => {
    const evicted = explain(withWitnesses(evidenceOf([], { pods: [] }), LINE)).kills;
    expect(evicted).toEqual([expect.objectContaining({ pod: POD.pod, namespace: POD.namespace, reason: 'Evicted' })]);
  });

  it('is a kill of its pod', () => {
    const seen = scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, -1795, -20, () => 1);
    expect(told([info('cart', ''), seen], LINE)).toEqual([
      expect.objectContaining({ container: '', reason: 'Evicted', time: time(-3).replace('.000Z', 'Z') }),
    ]);
  });
});
