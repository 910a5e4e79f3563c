import { explain } from '../diagnosis/explain';
import { Brought, NOTHING_BROUGHT, together } from '../evidence/attach/Brought';
import { withWitnesses } from '../evidence/attach/withWitnesses';
import { readAttachment } from '../evidence/attach/readAttachment';
import { Series } from '../evidence/Series';
import { announced } from '../testing/announced';
import { at, evidenceOf, OF_CONTAINER, OF_POD, POD, scraped, series } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { reportOf } from '../testing/reportOf';
import { announcedAfter } from './announcedAfter';
import { joinReports } from './joinReports';
import { WitnessIndex } from './WitnessIndex';

const ID = 'a1b2c3d4'.repeat(8);
const MIB = 1024 * 1024;
const time = (seconds: number) => new Date(at(seconds)).toISOString();
const SLICE = `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${POD.uid.replaceAll('-', '_')}.slice`;
const SCOPE = `${SLICE}/cri-containerd-${ID}.scope`;

/** One process of the container died at its limit, at a second. */
const report = (seconds: number): Brought =>
  readAttachment({
    kind: 'kernel-log',
    node: POD.node,
    text: [
      'java invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=979',
      `oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=x,mems_allowed=0,oom_memcg=${SCOPE},task_memcg=${SCOPE},task=pdf,pid=77,uid=0`,
      'Memory cgroup out of memory: Killed process 77 (pdf) total-vm:300000kB, anon-rss:101000kB, file-rss:4kB, shmem-rss:0kB, UID:0 pgtables:400kB oom_score_adj:979',
    ]
      .map((text) => `${time(seconds).slice(0, 19)}+0000 ${POD.node} kernel: ${text}\n`)
      .join(''),
  });

/** A container that ended by the counter between two scrapes, no code of whose is known. */
const counted = (before: number): Series[] => [
  scraped('kube_pod_container_info', OF_CONTAINER, -900, 900, () => 1),
  scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, -900, 900, () => 1),
  scraped('kube_pod_container_status_restarts_total', OF_CONTAINER, -900, 900, (s) => (s < before ? 0 : 1)),
];
const told = (all: Series[], ...brought: Brought[]) =>
  explain(withWitnesses(evidenceOf(all), together(brought))).kills.map((kill) => [kill.cause, kill.time]);
const seconds = (value: number) => time(value).replace('.000Z', 'Z');

it('a container that held memory of others after the kernel’s kill ended later, by something else', () => {
  const labels = { ...OF_CONTAINER, name: ID, id: SCOPE };
  const rss = (points: Array<[number, number]>) =>
    ['rss', 'working_set_bytes'].map((name) => series(`container_memory_${name}`, labels, points));
  const lived = told([...counted(60), ...rss([[-14, 160 * MIB], [17, 60 * MIB]])], report(0)); // prettier-ignore
  expect(lived).toContainEqual(['child-oom', seconds(0)]);
  expect(lived).toHaveLength(2);
  expect(told([...counted(60), ...rss([[-14, 160 * MIB]])], report(0))).toHaveLength(1);
});

it('a container that the kubelet announced to end well after the kernel’s kill was alive until then', () => {
  const line = { at: at(50), node: POD.node, daemon: 'kubelet' as const, act: 'failed-probe' as const, text: 'failed liveness probe, will be restarted', cgroup: '', podUid: POD.uid, pod: `${POD.namespace}/${POD.pod}`, container: 'cart', containerId: '', process: null }; // prettier-ignore
  const said: Brought = { ...NOTHING_BROUGHT, families: ['kubelet-log'], lines: [line] };
  const kills = told(counted(60), report(0), said);
  expect(kills).toContainEqual(['child-oom', seconds(0)]);
  expect(kills).toHaveLength(2);
});

it('of two ends that no runtime dated the kernel’s first report is on the first, be the second lost with its node', () => {
  const index = new WitnessIndex(withWitnesses(evidenceOf(counted(60)), report(0)));
  const vague = { exitCode: null, window: { after: at(-150), before: at(150) } };
  const first = killOf({ ...vague, ordinal: 0, dating: 'window', time: at(-40) });
  const second = killOf({ ...vague, ordinal: 1, dating: 'node-loss', time: at(5), reason: 'Unknown' });
  const seen = { isAlone: () => true, outlived: () => false, wasStalled: () => false };
  expect(joinReports(index, POD, [second, first], seen)).toEqual([]);
  expect([first, second].map(({ testimony }) => testimony.length)).toEqual([1, 0]);
});

describe('an event that announces the end within its long window', () => {
  const killing = (second: number): Brought =>
    readAttachment({
      kind: 'events',
      node: '',
      text: JSON.stringify({
        kind: 'Event',
        reason: 'Killing',
        message: 'Container cart failed liveness probe, will be restarted',
        involvedObject: { kind: 'Pod', namespace: POD.namespace, name: POD.pod, uid: POD.uid, fieldPath: 'spec.containers{cart}' }, // prettier-ignore
        firstTimestamp: time(second),
        lastTimestamp: time(second),
        count: 1,
      }),
    });

  it('well after the kernel’s report shows that the container outlived it', () => {
    const kills = told(counted(60), report(0), killing(50));
    expect(kills).toContainEqual(['child-oom', seconds(0)]);
    expect(kills).toHaveLength(2);
  });

  it('just after it may be a word on a container that was dead', () => {
    expect(told(counted(60), report(0), killing(8))).toHaveLength(1);
  });
});

it('after an OOM of the node a kubelet’s word may be old', () => {
  const of = (global: boolean) => ({ node: POD.node, at: at(0), errorMs: 0, report: reportOf({ global }), line: 1, quote: '' }); // prettier-ignore
  const kill = killOf({ dating: 'window', testimony: [announced({ at: at(40) })] });
  expect(announcedAfter(kill, of(false))).toBe(true);
  expect(announcedAfter(kill, of(true))).toBe(false);
});
