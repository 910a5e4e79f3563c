import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fakeLoki, FakeLine, lokiWith } from '../../testing/fakeLoki';
import { epochMs } from '../../units';
import { parseCapsule } from '../capsule';
import { Evidence, witnessesOf } from '../Evidence';
import { withLogs } from './collectLogs';
import { LokiError } from './Loki';

/** Prometheus alone, lab1, 23:35 to 23:41: the kills of worker-1, one of them by the kernel at 23:36:57. */
const evidence: Evidence = parseCapsule(
  gunzipSync(readFileSync(path.resolve(__dirname, '../../../../tests/fixtures/loki/lab1.json.gz'))).toString('utf8')
).evidence;
const time = (text: string) => Date.parse(`2026-11-23T${text}Z`);

const NODE = { node: 'worker-1', job: 'journal' };
const line = (at: string, text: string, labels: FakeLine['labels'] = NODE): FakeLine => ({ labels, line: text, at: time(at) }); // prettier-ignore

const report = (labels: FakeLine['labels']): FakeLine[] => [
  line('23:36:56.100', 'cache invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0', labels),
  line('23:36:56.200', 'memory: usage 131072kB, limit 131072kB, failcnt 43', labels),
  line('23:36:56.300', 'Memory cgroup out of memory: Killed process 4242 (cache) total-vm:1kB, anon-rss:1kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:8kB oom_score_adj:0', labels), // prettier-ignore
];
const ids = ({ notices }: Evidence) => notices.map(({ id }) => id).filter((id) => id.startsWith('notice.loki'));

describe('logs of a node', () => {
  it('bring the whole report, also of lines that no needle finds', async () => {
    const read = await withLogs(evidence, lokiWith(report(NODE)));
    expect(witnessesOf(read).reports).toMatchObject([{ node: 'worker-1', at: time('23:36:56.300'), report: { limitBytes: 134217728 } }]); // prettier-ignore
    expect(ids(read)).toEqual([]);
  });

  it('are one though their levels tell lines apart', async () => {
    const [a, b, c] = report(NODE);
    const levels = ['warning', 'info', 'err'];
    const apart = [a, b, c].map((one, i) => ({ ...one, labels: { ...NODE, level: levels[i] } }));
    const read = await withLogs(evidence, lokiWith(apart));
    expect(witnessesOf(read).reports).toMatchObject([{ report: { limitBytes: 134217728 } }]);
  });

  it('count once though two labels name the node and two agents ship them', async () => {
    const twice = [...report({ ...NODE, instance: 'worker-1:9100' }), ...report({ host: 'worker-1', job: 'kmsg' })];
    expect(witnessesOf(await withLogs(evidence, lokiWith(twice))).reports).toHaveLength(1);
  });

  it('are witnesses still where a chatty stream is cut before the report', async () => {
    const chatty = Array.from({ length: 5000 }, (_, i) => line('23:36:54.200', `chatter ${i}`));
    const read = await withLogs(evidence, lokiWith([...chatty, ...report(NODE)]));
    expect(witnessesOf(read).reports).toMatchObject([{ node: 'worker-1', at: time('23:36:56.300'), report: { limitBytes: null } }]); // prettier-ignore
    expect(ids(read)).toEqual(['notice.loki-cut']);
  });

  it('are none of a pod that prints a kernel’s report', async () => {
    const forged = report({ node: 'worker-1', namespace: 'evil', pod: 'evil-1', container: 'evil' });
    const read = await withLogs(evidence, lokiWith([...forged, line('23:36:00', 'quiet')]));
    expect(witnessesOf(read).reports).toEqual([]);
    const noPod = await withLogs(evidence, lokiWith([...report({ node: 'worker-1', container: 'evil' }), line('23:36:00', 'quiet')])); // prettier-ignore
    expect(witnessesOf(noPod).reports).toEqual([]);
  });

  it('are selected by hostile values as by any other', async () => {
    const read = await withLogs(evidence, lokiWith(report({ ...NODE, job: 'a\\"b $__range [[x]] .*' })));
    expect(witnessesOf(read).reports).toHaveLength(1);
  });

  it('are found by the label that is set, and only by that', async () => {
    const own = report({ machine: 'worker-1', job: 'journal' });
    expect(ids(await withLogs(evidence, lokiWith(own)))).toContain('notice.loki-no-node-label');
    const read = await withLogs(evidence, lokiWith(own), { node: 'machine' });
    expect(witnessesOf(read).reports).toHaveLength(1);
    expect(ids(await withLogs(evidence, lokiWith(own), { node: 'not a "label"' }))).toContain('notice.loki-no-node-label'); // prettier-ignore
  });

  it('of no known node are said to be missing', async () => {
    const read = await withLogs(evidence, lokiWith(report({ ...NODE, node: 'worker-2' })));
    expect(read.notices).toContainEqual({ id: 'notice.loki-unknown-nodes', params: { nodes: 'worker-1', labels: 'node' } }); // prettier-ignore
  });

  it('of a long range are read around the kills alone', async () => {
    const loki = lokiWith(report(NODE));
    const range = { from: epochMs(time('01:00:00')), to: evidence.range.to };
    const read = await withLogs({ ...evidence, range }, loki);
    expect(witnessesOf(read).reports).toHaveLength(1);
    expect(loki.asked.filter(({ expression }) => expression.includes('oom-kill')).every(({ start }) => start > time('23:30:00'))).toBe(true); // prettier-ignore
  });
});

describe('silence of the kernel', () => {
  const spoke = line('22:00:00', 'cni0: port 3 entered blocking state', { ...NODE, transport: 'kernel' });
  const kubelet = (at: string) => line(at, 'kubelet says', { ...NODE, unit: 'kubelet.service' });
  const alive = ['23:35:30', '23:37:00', '23:38:00', '23:39:30', '23:40:30', '23:42:00'].map(kubelet);
  const spansOf = async (lines: FakeLine[]) => witnessesOf(await withLogs(evidence, lokiWith(lines))).spans;

  it('counts where its stream had spoken and the collector lived', async () => {
    const spans = await spansOf([spoke, ...alive]);
    expect(spans.length).toBeGreaterThan(2);
    expect(new Set(spans.map(({ family, node }) => `${family} ${node}`))).toEqual(new Set(['kernel-log worker-1']));
  });

  it.each([
    ['its stream never spoke', alive],
    ['the collector fell silent', [spoke]],
    ['the collector stopped before the kill', [spoke, kubelet('23:35:30')]],
    ['which stream is the kernel’s is not known', [line('22:00:00', 'something'), ...alive]],
    ['other clusters have such a node', [...[spoke, ...alive].map((one) => ({ ...one, labels: { ...one.labels, cluster: 'a' } })), line('22:00:00', 'x', { cluster: 'b' })]], // prettier-ignore
  ])('does not count where %s', async (_, lines) => {
    expect(await spansOf(lines)).toEqual([]);
  });
});

describe('events', () => {
  const alloy = 'name=mailer-0 kind=Pod reason=Killing type=Normal count=1 msg="Stopping container mailer"';
  const labels = { job: 'loki.source.kubernetes_events', namespace: 'mailer-prod' };

  it('take time and namespace from their stream', async () => {
    const read = await withLogs(evidence, lokiWith([line('23:37:00', alloy, labels)]));
    expect(witnessesOf(read).events).toMatchObject([{ namespace: 'mailer-prod', name: 'mailer-0', reason: 'Killing', lastAt: time('23:37:00') }]); // prettier-ignore
  });

  it('without a UID are left out where Loki holds several clusters, and that is said', async () => {
    const two = [line('23:37:00', alloy, { ...labels, cluster: 'a' }), line('23:37:00', 'x', { job: 'y', cluster: 'b' })]; // prettier-ignore
    const read = await withLogs(evidence, lokiWith(two));
    expect(witnessesOf(read).events).toEqual([]);
    expect(ids(read)).toContain('notice.loki-clusters');
  });

  it('are unwrapped from a runtime’s JSON', async () => {
    const event = { metadata: {}, involvedObject: { kind: 'Pod', name: 'p', namespace: 'n' }, reason: 'Evicted', message: 'm', lastTimestamp: '2026-11-23T23:37:00Z' }; // prettier-ignore
    const docker = JSON.stringify({ log: JSON.stringify(event) + '\n', stream: 'stdout' });
    const read = await withLogs(evidence, lokiWith([line('23:37:00', docker, { app: 'eventrouter' }), line('23:37:01', `2026-11-23T23:37:00Z stdout F ${JSON.stringify({ ...event, message: 'o' })}`, { app: 'eventrouter' })])); // prettier-ignore
    expect(
      witnessesOf(read)
        .events.map(({ message }) => message)
        .sort()
    ).toEqual(['m', 'o']);
  });
});

describe('a Loki', () => {
  it('that is empty is said to be', async () => {
    expect(ids(await withLogs(evidence, lokiWith([])))).toEqual(['notice.loki-empty']);
  });

  it('that fails leaves the evidence as it was, with a notice', async () => {
    const broken = fakeLoki({ answer: () => [] });
    broken.labelNames = () => Promise.reject(new LokiError('unreachable', 'ECONNREFUSED'));
    const read = await withLogs(evidence, broken);
    expect(read).toEqual({
      ...evidence,
      notices: [...evidence.notices, { id: 'notice.loki-unreachable', params: { family: 'kernel-log', detail: 'ECONNREFUSED' } }], // prettier-ignore
    });
  });
});
