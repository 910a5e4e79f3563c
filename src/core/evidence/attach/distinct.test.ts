import { at, evidenceOf } from '../../testing/evidenceOf';
import { witnessesOf } from '../Evidence';
import { together } from './Brought';
import { Attachment, readAttachment } from './readAttachment';
import { withWitnesses } from './withWitnesses';

const witnesses = (...given: Attachment[]) =>
  witnessesOf(withWitnesses(evidenceOf([]), together(given.map(readAttachment))));

const second = (seconds: number) => new Date(at(seconds)).toISOString().slice(0, 19);

const SUMMARY = (pid: number) =>
  `oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/kubepods/pod1,task_memcg=/kubepods/pod1/c1,task=java,pid=${pid},uid=0`;
const KILLED = (pid: number) =>
  `Memory cgroup out of memory: Killed process ${pid} (java) total-vm:9kB, anon-rss:8kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:4kB oom_score_adj:900`;

const log = (lines: Array<[seconds: number, text: string]>, node = 'worker-1'): Attachment => ({
  kind: 'kernel-log',
  node,
  text: lines.map(([seconds, text]) => `${second(seconds)}+0000 worker-1 kernel: ${text}\n`).join(''),
});

describe('reports from several logs', () => {
  it('count once where the logs overlap, and the fuller is kept', () => {
    const whole = log([
      [0, SUMMARY(7)],
      [0, KILLED(7)],
      [60, KILLED(8)],
    ]);
    for (const both of [
      [whole, log([[0, KILLED(7)]])],
      [log([[0, KILLED(7)]], ''), whole],
    ]) {
      const { reports } = witnesses(...both);
      expect(reports.map(({ report }) => report.victims[0].pid).sort()).toEqual([7, 8]);
      expect(reports.find(({ report }) => report.victims[0].pid === 7)?.report.limitCgroup).toBe('/kubepods/pod1');
    }
  });

  it('count each where another process died, or one of the same number later or on another node', () => {
    const { reports } = witnesses(
      log([
        [0, SUMMARY(7)],
        [0, KILLED(7)],
        [0, SUMMARY(9)],
        [0, KILLED(9)],
      ]),
      log([[30, KILLED(7)]]),
      log([[0, KILLED(7)]], 'worker-2')
    );
    expect(reports).toHaveLength(4);
  });

  it('are one where an excerpt has only a part of those that died together', () => {
    const group: Array<[number, string]> = [
      [0, SUMMARY(7)],
      [0, KILLED(7)],
      [0, 'Tasks in /kubepods/pod1/c1 are going to be killed due to memory.oom.group set'],
      [0, KILLED(7)],
      [0, KILLED(8)],
    ];
    const { reports } = witnesses(log([[0, KILLED(8)]]), log(group));
    expect(reports.map(({ report }) => report.victims.map(({ pid }) => pid))).toEqual([[7, 8]]);
  });
});

describe('events from several exports', () => {
  const event = (name: string, count: number, seconds: number) => ({
    involvedObject: { kind: 'Pod', namespace: 'shop', name, uid: name },
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
    firstTimestamp: `${second(0)}Z`,
    lastTimestamp: `${second(seconds)}Z`,
    count,
  });
  const events = (...items: object[]): Attachment => ({ kind: 'events', node: '', text: JSON.stringify({ items }) });

  it('are one, as it was last', () => {
    const [early, late] = [events(event('cart-1', 2, 30)), events(event('cart-1', 5, 120), event('cart-2', 1, 0))];
    for (const both of [
      [early, late],
      [late, early],
    ]) {
      expect(witnesses(...both).events.map(({ name, count }) => [name, count])).toEqual([
        ['cart-2', 1],
        ['cart-1', 5],
      ]);
    }
  });
});
