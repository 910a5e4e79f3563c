import { worker } from '../incidents/platform';
import { kernelLogs } from '../kernel/kernelLog';
import { readReports } from '../kernel/readReports';
import { Cluster } from './cluster';
import { Demand, program, stages, steady } from './demand';
import { NodeExporter } from '../exporters/nodeExporter';
import { GiB, MiB, usage, workingSet } from './memory';
import { Random } from './random';
import { ContainerSpec, NodeSpec, PodSpec } from './specs';

const SECONDS = 120;
const END = Date.UTC(2026, 10, 23, 12);

/** Grows by `rate` bytes a second from the world's first moment on. */
const growing = (from: number, rate: number): Demand =>
  stages(
    [
      [0, from],
      [1000, from],
      [2000, from + 1000 * rate],
    ],
    { activeFile: 2 * MiB, inactiveFile: MiB, kernel: MiB },
    0
  );

function pod(name: string, containers: Array<Partial<ContainerSpec>>, changes: Partial<PodSpec> = {}): PodSpec {
  return {
    namespace: 'shop',
    name,
    node: 'worker-1',
    owner: { kind: 'StatefulSet', name },
    createdAt: -1003,
    containers: containers.map((spec, i) => ({
      name: i === 0 ? name : `${name}-${i}`,
      image: 'app',
      demand: () => steady(50 * MiB),
      ...spec,
    })),
    ...changes,
  };
}

function run(pods: PodSpec[], node: Partial<NodeSpec> = {}) {
  const cluster = new Cluster([worker(1, node)], pods, SECONDS, new Random(5));
  const epoch = (second: number) => END + 1000 * (second - SECONDS);
  const log = kernelLogs(cluster, epoch)['worker-1'];
  return { cluster, node: cluster.kubelets[0].node, log, epoch };
}

const summaryOf = (log: string) => /oom-kill:(.*)/.exec(log)?.[1] ?? '';

describe('a kill by the kernel', () => {
  it('comes with a working set far below the limit when dirty page cache fills it', () => {
    const copying = program(() => 30 * MiB, { inactiveFile: 700 * MiB, activeFile: MiB });
    const { node } = run([pod('copier', [{ memoryLimit: 400 * MiB, dirtyShare: 0.97, demand: () => copying }])]);
    const [kill] = node.kills;
    expect(kill.victim?.spec.name).toBe('copier');
    expect(usage(kill.parts)).toBeGreaterThan(0.98 * 400 * MiB);
    expect(workingSet(kill.parts)).toBeLessThan(0.2 * 400 * MiB);
  });

  it('never comes for page cache that can be written out', () => {
    const reading = program(() => 30 * MiB, { inactiveFile: 700 * MiB, activeFile: 300 * MiB });
    expect(run([pod('reader', [{ memoryLimit: 400 * MiB, demand: () => reading }])]).node.kills).toEqual([]);
  });

  it('comes later where memory may go to swap: after the container’s share of it is full', () => {
    const spec = { memoryRequest: 300 * MiB, memoryLimit: 400 * MiB, demand: () => growing(300 * MiB, 5 * MiB) };
    const alone = run([pod('app', [spec])]).node;
    const { node, epoch, log } = run([pod('app', [spec])], { swap: 4 * GiB });
    const share = Math.floor((300 * MiB * 4 * GiB) / node.spec.memTotal);
    const later = node.kills[0].at - alone.kills[0].at;
    expect(later * 5 * MiB).toBeGreaterThan(0.9 * share);
    expect(later * 5 * MiB).toBeLessThan(1.1 * share + 5 * MiB);
    const { SwapTotal, SwapFree } = new NodeExporter(node, epoch).meminfo(Math.floor(node.kills[0].at) - 1);
    expect(SwapTotal - SwapFree).toBeGreaterThan(0.8 * share);
    expect(log).toMatch(/\[ *\d+\] .* [1-9]\d* +\d+ app$/m);
  });

  it('names the pod when its containers together reach a pod-level limit', () => {
    const { node, log } = run([
      pod('two', [{ demand: () => growing(100 * MiB, 4 * MiB) }, {}], { memoryLimit: 300 * MiB }),
    ]);
    expect(node.kills[0]).toMatchObject({ scope: 'pod', scopeBytes: 300 * MiB });
    expect(summaryOf(log)).toMatch(/oom_memcg=\S+-pod[0-9a-f_]+\.slice,task_memcg=\S+\.scope/);
  });

  it('leaves what the dead held in a memory-backed volume with the pod, so that the next one dies too', () => {
    const filling: Demand = (age) => ({
      anon: 20 * MiB,
      activeFile: 0,
      inactiveFile: 0,
      kernel: MiB,
      shmem: MiB * Math.floor(5 * Math.max(0, age - 1000)),
    });
    const again: Demand = (age) => ({ ...filling(1000 + age, () => 0) });
    const spec = { memoryLimit: 200 * MiB, writesMemoryVolume: true };
    const { node, cluster } = run([pod('spool', [{ ...spec, demand: (nth) => (nth === 0 ? filling : again) }])]);
    expect(node.kills.length).toBeGreaterThan(1);
    const [first, second] = node.kills;
    expect(usage(second.parts)).toBeLessThan(0.3 * usage(first.parts));
    const kept = cluster.pods[0].left.reduce((sum, { parts }) => sum + parts.shmem, 0);
    expect(usage(cluster.pods[0].memoryAt(SECONDS - 1))).toBeGreaterThanOrEqual(kept);
  });

  it('takes a child alone where it does not kill by group, and the container lives on', () => {
    const children = [
      {
        comm: 'gunicorn-worker',
        anon: (age: number, nth: number) => (nth === 0 ? 60 * MiB + 4 * MiB * Math.max(0, age - 1000) : 60 * MiB),
        restartAfter: 2,
      },
      { comm: 'gunicorn-worker', anon: () => 60 * MiB },
    ];
    const spec = { memoryLimit: 300 * MiB, comm: 'gunicorn', children };
    const { node, log, cluster } = run([pod('web', [spec])], { groupKill: false });
    expect(node.kills).toHaveLength(1);
    expect(node.kills[0].child?.spec.comm).toBe('gunicorn-worker');
    const [instance] = cluster.pods[0].instances;
    expect(instance.endedAt).toBeNull();
    expect(instance.children.alive()).toHaveLength(2);
    expect(log.match(/Killed process \d+ \(gunicorn-worker\)/g)).toHaveLength(1);
    expect(log).not.toContain('memory.oom.group');
    expect(node.ledger.memory[SECONDS].oomKills).toBe(1);
  });

  it('takes the container with all of its children where it kills by group', () => {
    const children = [{ comm: 'backend', anon: (age: number) => 4 * MiB * Math.max(0, age - 990) }];
    const { node, log } = run([pod('db', [{ memoryLimit: 300 * MiB, comm: 'postgres', children }])]);
    const [first] = node.kills;
    expect(first).toMatchObject({ child: null, byGroup: true });
    expect([...log.matchAll(/Killed process \d+ \((.*?)\)/g)].slice(0, 3).map((match) => match[1])).toEqual([
      'backend',
      'postgres',
      'backend',
    ]);
  });

  it('hits the limit of a QoS class that leaves to the others what they requested', () => {
    const { node, log } = run(
      [pod('reserved', [{ memoryRequest: 10 * GiB }]), pod('scratch', [{ demand: () => growing(1 * GiB, 100 * MiB) }])],
      { qosReserved: 1 }
    );
    expect(node.kills[0]).toMatchObject({ scope: 'qos' });
    expect(node.kills[0].scopeBytes).toBe(node.kubepodsLimit() - 10 * GiB);
    expect(summaryOf(log)).toContain('oom_memcg=/kubepods.slice/kubepods-besteffort.slice,');
  });

  it('hits the limit of the container that a nested node runs in, with paths from the machine', () => {
    const path = `/system.slice/docker-${'0a'.repeat(32)}.scope`;
    const { node, log } = run([pod('app', [{ demand: () => growing(1 * GiB, 40 * MiB) }])], {
      nestedIn: { path, limit: 4 * GiB },
      cgroupDriver: 'cgroupfs',
    });
    expect(node.kills[0]).toMatchObject({ scope: 'machine', scopeBytes: 4 * GiB });
    expect(node.kills[0].nodeAvailable).toBeGreaterThan(8 * GiB);
    expect(summaryOf(log)).toMatch(
      new RegExp(`oom_memcg=${path},task_memcg=${path}/kubepods/besteffort/pod[0-9a-f-]+/`)
    );
  });

  it('runs out of a NUMA node while the other has room', () => {
    const bound = { memoryRequest: 7 * GiB, memoryLimit: 7 * GiB, cpuRequest: 2, cpuLimit: 2 };
    const { node, log } = run(
      [
        pod('vm', [{ ...bound, demand: () => growing(4 * GiB, 50 * MiB) }], { numaNode: 0 }),
        pod('innocent', [{ demand: () => steady(900 * MiB) }]),
      ],
      { numaNodes: 2 }
    );
    expect(node.kills[0]).toMatchObject({ scope: 'numa', numaNode: 0 });
    expect(node.kills[0].victim?.spec.name).toBe('innocent');
    expect(node.kills[0].nodeAvailable).toBeGreaterThan(6 * GiB);
    expect(summaryOf(log)).toMatch(/^constraint=CONSTRAINT_CPUSET,.*mems_allowed=0,global_oom,/);
  });

  it('runs out for kernel memory that the kubelet does not see, nor charges to anybody', () => {
    const { node, epoch } = run([pod('app', [{ memoryRequest: 256 * MiB, demand: () => steady(600 * MiB) }])], {
      kernelLeak: (seconds) => Math.min(14.2 * GiB, Math.max(0, seconds) * 140 * MiB),
    });
    const [kill] = node.kills;
    expect(kill.scope).toBe('node');
    expect(kill.nodeAvailable).toBeGreaterThan(10 * GiB);
    const second = Math.floor(kill.at) - 1;
    const meminfo = new NodeExporter(node, epoch).meminfo(second);
    expect(meminfo.MemAvailable).toBeLessThan(GiB);
    expect(meminfo.SUnreclaim).toBeGreaterThan(13 * GiB);
  });

  it('finds no room in memory that is set aside as huge pages', () => {
    const { node, log } = run([pod('app', [{ demand: () => growing(1 * GiB, 80 * MiB) }])], { hugePages: 8 * GiB });
    expect(node.kills[0].scope).toBe('node');
    expect(node.kills[0].nodeAvailable).toBeGreaterThan(7 * GiB);
    expect(log).toContain('hugepages_total=4096 hugepages_free=4096 hugepages_surp=0 hugepages_size=2048kB');
  });

  it('takes a unit of the node’s own when that scores most, and systemd starts it again', () => {
    const leaking = worker(1).services.concat({
      unit: 'backup-agent.service',
      oomScoreAdj: 900,
      restartAfter: 5,
      demand: growing(1 * GiB, 160 * MiB),
    });
    const { node, log } = run([pod('app', [{ memoryRequest: 8 * GiB }])], { services: leaking });
    expect(node.kills[0]).toMatchObject({ victim: null });
    expect(summaryOf(log)).toContain('task_memcg=/system.slice/backup-agent.service,task=backup-agent,');
    expect(node.services.filter(({ unit }) => unit === 'backup-agent.service').length).toBeGreaterThan(1);
  });

  it('comes by sysrq while memory is not short at all', () => {
    const { node, log } = run([pod('app', [{}])], { manualOomAt: [60] });
    expect(node.kills).toHaveLength(1);
    expect(node.kills[0]).toMatchObject({ scope: 'node', manual: true });
    expect(log).toContain('sysrq: Manual OOM execution');
    expect(log).toContain('order=-1');
  });

  it('tells of memory and swap, and of kernel memory, on cgroup v1, where it kills one process', () => {
    const { log } = run([pod('app', [{ memoryLimit: 300 * MiB, demand: () => growing(100 * MiB, 5 * MiB) }])], {
      cgroupVersion: 1,
      cgroupDriver: 'cgroupfs',
    });
    expect(log).toMatch(/memory\+swap: usage \d+kB/);
    expect(log).toMatch(/kmem: usage \d+kB/);
    expect(log).not.toContain('memory.oom.group');
    expect(readReports(log)[0].limitBytes).toBe(300 * MiB);
  });
});
