import { worker } from '../incidents/platform';
import { Cluster } from '../world/cluster';
import { stages } from '../world/demand';
import { MiB } from '../world/memory';
import { Random } from '../world/random';
import { ContainerSpec } from '../world/specs';
import { kernelLogs } from './kernelLog';

const END = Date.UTC(2026, 10, 23, 12);
const SECONDS = 40;

/** The log of a node on which this pod grows by 10 MiB a second. */
function logOf(containers: Array<Partial<ContainerSpec>>): string {
  const growing = () =>
    stages([
      [0, 20 * MiB],
      [1000, 20 * MiB],
      [1100, 1020 * MiB],
    ]);
  const specs = containers.map((spec, i) => ({ name: `c${i}`, image: 'app', demand: growing, ...spec }));
  const owner = { kind: 'StatefulSet' as const, name: 'app' };
  const pod = { namespace: 'shop', name: 'app-0', node: 'worker-1', owner, createdAt: -1000, containers: specs };
  const cluster = new Cluster([worker(1)], [pod], SECONDS, new Random(7));
  return kernelLogs(cluster, (second) => END + 1000 * (second - SECONDS))['worker-1'];
}

const KILL = /oom-kill:.*oom_memcg=(\S+?),task_memcg=(\S+?),task=(\S+),pid=(\d+)/;

describe('the report of a kill', () => {
  it('names the pod’s cgroup where the only container hits its own limit', () => {
    const [, limit, task] = KILL.exec(logOf([{ memoryLimit: 200 * MiB }])) ?? [];
    expect(task).toBe(`${limit}/${task.split('/').at(-1)}`);
    expect(limit).toMatch(/-pod[0-9a-f_]{36}\.slice$/);
  });

  it('names the container’s own where another one of the pod has room', () => {
    const idle = { memoryLimit: 300 * MiB, demand: () => stages([[0, 10 * MiB]]) };
    const [, limit, task] = KILL.exec(logOf([{ memoryLimit: 200 * MiB }, idle])) ?? [];
    expect(limit).toBe(task);
  });

  it('kills all processes of the container, the first once more', () => {
    const log = logOf([{ memoryLimit: 200 * MiB, processes: 3, comm: 'a-very-long-name-of-a-process' }]);
    const [, , , task, pid] = KILL.exec(log) ?? [];
    const killed = [...log.matchAll(/Killed process (\d+) \((.*?)\)/g)];
    expect(task).toBe('a-very-long-nam');
    expect(killed.map((match) => Number(match[1]) - Number(pid))).toEqual([0, 0, 1, 2]);
    expect(new Set(killed.map((match) => match[2]))).toEqual(new Set([task]));
    expect(log.match(/due to memory\.oom\.group set/g)).toHaveLength(1);
  });

  it('writes each record with its time, and its further lines without', () => {
    const lines = logOf([{}]).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^2026-11-04T\d\d:\d\d:\d\d\+0000 worker-1 kernel: Linux version 6\.12/);
    expect(lines.filter((line) => !/^(2026-\S+ worker-1 (kernel|systemd\[1\]): | {42})/.test(line))).toEqual([]);
  });
});
