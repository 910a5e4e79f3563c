import { readKernelLog } from './KernelLogReader';
import { KernelOomReport } from './KernelOomReport';

/** What kernels from 2.6.18 to 6.12 and distributions between them print (kernel-oom/formats.md), in short. */
const UID = '6f1c8e1a-52c5-4a5e-9c0e-0d8a6f3b1a01';
const ID = '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9';
const OTHER = 'b'.repeat(64);
const POD = `/kubepods/burstable/pod${UID}`;

const read = (...lines: string[]): KernelOomReport[] => readKernelLog(lines.join('\n'), 'kern.log');
const only = (...lines: string[]): KernelOomReport => {
  const reports = read(...lines);
  expect(reports).toHaveLength(1);
  return reports[0];
};

const summary = (constraint: string, oom: string, task: string, comm = 'java', pid = 100) =>
  `oom-kill:constraint=CONSTRAINT_${constraint},nodemask=(null),cpuset=/,mems_allowed=0,${oom},task_memcg=${task},task=${comm},pid=${pid},uid=0`;
const kill = (pid: number, comm: string, kind = 'Memory cgroup out of memory', adj = 900) =>
  `${kind}: Killed process ${pid} (${comm}) total-vm:400kB, anon-rss:200kB, file-rss:8kB, shmem-rss:4kB, UID:0 pgtables:40kB oom_score_adj:${adj}`;

describe('the table of processes, by its own header', () => {
  const header = 'java invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=900';
  const victim = { pid: 100, name: 'a b', rssBytes: 50 * 4096, oomScoreAdj: 900 };

  it.each<[string, string, string, object]>([
    [
      '2.6.32',
      '[ pid ]   uid  tgid total_vm      rss cpu oom_adj oom_score_adj name',
      '[  100]  1002   100      100       50   3       0           900 a b',
      { ...victim, pageTablesBytes: 0, badness: null },
    ],
    [
      '3.10',
      '[ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name',
      '[  100]  1002   100      100       50       7        3           900 a b',
      { ...victim, swapBytes: 3 * 4096, pageTablesBytes: 7 * 4096 },
    ],
    [
      '4.1',
      '[ pid ]   uid  tgid total_vm      rss nr_ptes nr_pmds swapents oom_score_adj name',
      '[  100]  1002   100      100       50       7       2        3           900 a b',
      { ...victim, swapBytes: 3 * 4096, pageTablesBytes: 9 * 4096 },
    ],
    [
      '4.15',
      '[ pid ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name',
      '[  100] 1000690000   100      100       50    36864        3           900 a b',
      { ...victim, pageTablesBytes: 36864 },
    ],
    [
      '4.19',
      '[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name',
      '[    100]  1002   100      100       50    36864        3           900 a b',
      { ...victim, pageTablesBytes: 36864 },
    ],
    [
      '6.8',
      '[  pid  ]   uid  tgid total_vm      rss rss_anon rss_file rss_shmem pgtables_bytes swapents oom_score_adj name',
      '[    100]  1002   100      100       50       40        6         4    36864        3           900 a b',
      { ...victim, pageTablesBytes: 36864 },
    ],
    [
      'a vendor',
      '[ pid ]   uid  tgid total_vm      rss nrss(01) nr_ptes swapents oom_score_adj name',
      '[  100]  1002   100      100       50       1       7        3           900 a b',
      { ...victim, pageTablesBytes: 7 * 4096 },
    ],
  ])('of %s', (_, columns, row, expected) => {
    const { tasks, pageBytes } = only(
      header,
      'memory: usage 400kB, limit 400kB, failcnt 1',
      columns,
      row,
      kill(100, 'a b')
    );
    expect(pageBytes).toBe(4096);
    expect(tasks).toEqual([expect.objectContaining(expected)]);
  });

  it('without one gives no rows: what a figure means is not known', () => {
    const { tasks, missing } = only(header, 'Mem-Info:', '[  100]  1002   100      100       50       7        3           900 a', kill(100, 'a')); // prettier-ignore
    expect(tasks).toEqual([]);
    expect(missing).toContain('tasks');
  });

  it('skips rows that two messages have run into one', () => {
    const columns = '[ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name';
    const { tasks } = only(header, columns, '[123033]    48 23033    53758      838       4        0             0 httpd', '[  100]     0   100      100       50       7        3           900 a', kill(100, 'a')); // prettier-ignore
    expect(tasks.map(({ pid }) => pid)).toEqual([100]);
  });
});

describe('the size of a page', () => {
  const row = (pages: number) => ['[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name', `[    100]     0   100    ${pages}       10    51200       96             0 test`]; // prettier-ignore
  const killed = (kb: number) => `Memory cgroup out of memory: Killed process 100 (test) total-vm:${kb}kB, anon-rss:0kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:50kB oom_score_adj:0`; // prettier-ignore

  it.each([
    [571, 2284, 4096],
    [571, 9136, 16_384],
    [571, 36_544, 65_536],
  ])('of %i pages that are %i kB is %i', (pages, kb, expected) => {
    const { pageBytes, tasks } = only(...row(pages), killed(kb));
    expect(pageBytes).toBe(expected);
    expect(tasks[0].rssBytes).toBe(10 * expected);
  });

  it('is told by the buddy allocator', () => {
    const buddies = 'Node 0 Normal: 12*64kB (UME) 3*128kB (UM) 0*256kB = 1152kB';
    expect(only('x invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0', 'Mem-Info:', buddies, ...row(571)).pageBytes).toBe(65_536); // prettier-ignore
  });

  it('is not made up', () => {
    const { pageBytes, tasks, missing } = only('Memory cgroup stats for /a:', ...row(571));
    expect({ pageBytes, rss: tasks[0].rssBytes, tables: tasks[0].pageTablesBytes }).toEqual({ pageBytes: null, rss: null, tables: 51_200 }); // prettier-ignore
    expect(missing).toContain('page-size');
  });
});

describe('the kill line', () => {
  it.each<[string, string, object]>([
    [
      '2.6.32',
      'Killed process 14278, UID 1002, (php-fpm) total-vm:752004kB, anon-rss:139876kB, file-rss:79816kB',
      { pid: 14278, comm: 'php-fpm', uid: 1002, shmemRssBytes: null },
    ],
    [
      '3.10',
      'Killed process 1381 (gunpowder-memho) total-vm:2121528kB, anon-rss:18624kB, file-rss:2140kB',
      { pid: 1381, anonRssBytes: 18624 * 1024 },
    ],
    [
      'EL7.7',
      'Killed process 42424 (memcg_test_1), UID 0, total-vm:7296kB, anon-rss:96kB, file-rss:0kB, shmem-rss:0kB',
      { pid: 42424, comm: 'memcg_test_1', uid: 0, shmemRssBytes: 0 },
    ],
    [
      '5.1',
      'Out of memory: Killed process 19227 (entry) total-vm:1656kB, anon-rss:120kB, file-rss:4kB, shmem-rss:0kB',
      { pid: 19227, oomScoreAdj: null },
    ],
    ['5.4', kill(7, 'x'), { pid: 7, oomScoreAdj: 900, pageTablesBytes: 40 * 1024, uid: 0 }],
    ['an old kernel', 'Out of Memory: Killed process 1234 (httpd).', { pid: 1234, comm: 'httpd', anonRssBytes: null }],
    [
      'oom_kill_allocating_task',
      'Out of memory (oom_kill_allocating_task): Killed process 9 (x) total-vm:4kB, anon-rss:4kB, file-rss:0kB, shmem-rss:0kB',
      { pid: 9 },
    ],
    [
      'a name with brackets',
      'Out of memory: Killed process 9 ((sd-pam)) total-vm:4kB, anon-rss:4kB, file-rss:0kB, shmem-rss:0kB',
      { comm: '(sd-pam)' },
    ],
    [
      'a name with blanks',
      'Out of memory: Killed process 9 (Plex Media Serv) total-vm:4kB, anon-rss:4kB, file-rss:0kB, shmem-rss:0kB',
      { comm: 'Plex Media Serv' },
    ],
  ])('of %s', (_, line, expected) => {
    expect(only(line).victims).toEqual([expect.objectContaining(expected)]);
  });

  it('of one that is sacrificed for its parent names the child', () => {
    const { victims } = only('Memory cgroup out of memory: Kill process 62685 (bash) score 0 or sacrifice child', 'Killed process 62769 (cp) total-vm:17528kB, anon-rss:1000kB, file-rss:644kB, shmem-rss:0kB'); // prettier-ignore
    expect(victims.map(({ pid }) => pid)).toEqual([62769]);
  });

  it('that is only announced names nobody: it may be a child', () => {
    expect(only('Out of memory: Kill process 62685 (bash) score 0 or sacrifice child').victims).toEqual([]);
  });
});

describe('who asked', () => {
  it.each([
    [
      'runc:[2:INIT]',
      'runc:[2:INIT] invoked oom-killer: gfp_mask=0x500cc2(GFP_HIGHUSER|__GFP_ACCOUNT), order=0, oom_score_adj=0',
      0,
    ],
    ['tmux: client', 'tmux: client invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=-5', -5],
    ['[', '[ invoked oom-killer: gfp_mask=0x14000c0(GFP_KERNEL), nodemask=(null),  order=0, oom_score_adj=-998', -998],
    [
      'in:imjournal',
      'Sep 29 08:12:34 hnsin kernel: in:imjournal invoked oom-killer: gfp_mask=0x6200ca(GFP_HIGHUSER_MOVABLE), order=0, oom_score_adj=0',
      0,
    ],
    ['php-fpm', 'php-fpm invoked oom-killer: gfp_mask=0x280da, order=0, oom_adj=0, oom_score_adj=0', 0],
    ['X', 'X invoked oom-killer: gfp_mask=0x201d2, order=0, oomkilladj=0', null],
  ])('%s', (comm, line, oomScoreAdj) => {
    expect(only(line).trigger).toEqual({ comm, pid: null, oomScoreAdj });
  });

  it.each([
    'CPU: 1 PID: 109 Comm: hog Not tainted 6.1.0-56-cloud-amd64 #1  Debian 6.1.192-2',
    'CPU: 1 UID: 0 PID: 109 Comm: hog Not tainted 6.11.0-10669-g11a299a7933e-dirty #15',
    'CPU: 0 PID: 109 Comm: hog Kdump: loaded Tainted: G        W  O  K  --------- -  - 4.18.0-147.el8_1.x86_64 #1',
    'Pid: 109, comm: hog Not tainted 2.6.32-642.11.1.el6.x86_64 #1',
  ])('with its thread, as %s', (line) => {
    const { trigger, kernelRelease } = only('hog invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=2', line);
    expect(trigger).toEqual({ comm: 'hog', pid: 109, oomScoreAdj: 2 });
    expect(kernelRelease).toMatch(/^\d+\.\d+/);
  });

  it('is not who died', () => {
    const report = only('hog invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=2', summary('NONE', 'global_oom', `${POD}/${ID}`, 'api', 126), kill(126, 'api', 'Out of memory')); // prettier-ignore
    expect(report.trigger.comm).toBe('hog');
    expect(report.victims).toEqual([expect.objectContaining({ pid: 126, comm: 'api', podUid: UID, containerId: ID })]);
  });
});

describe('whose limit', () => {
  it.each<[string, string[], Partial<KernelOomReport>]>([
    [
      'a container’s',
      [summary('MEMCG', `oom_memcg=${POD}/${ID}`, `${POD}/${ID}`)],
      { constraint: 'memcg', global: false, limitLevel: 'container' },
    ],
    ['a pod’s', [summary('MEMCG', `oom_memcg=${POD}`, `${POD}/${ID}`)], { limitLevel: 'pod', limitCgroup: POD }],
    ['a QoS class’s', [summary('MEMCG', 'oom_memcg=/kubepods/burstable', `${POD}/${ID}`)], { limitLevel: 'qos' }],
    ['all pods’', [summary('MEMCG', 'oom_memcg=/kubepods', `${POD}/${ID}`)], { limitLevel: 'node-allocatable' }],
    [
      'a nested node’s',
      [summary('MEMCG', `oom_memcg=/docker/${OTHER}`, `/docker/${OTHER}/kubelet${POD}/${ID}`)],
      { limitLevel: 'node-allocatable' },
    ],
    [
      'a service’s',
      [summary('MEMCG', 'oom_memcg=/system.slice/a.service', '/system.slice/a.service')],
      { limitLevel: 'service' },
    ],
    ['somebody else’s', [summary('MEMCG', `oom_memcg=/docker/${ID}`, `/docker/${ID}`)], { limitLevel: 'other' }],
    [
      'nobody’s',
      [summary('NONE', 'global_oom', `${POD}/${ID}`)],
      { constraint: 'none', global: true, limitLevel: 'node', limitCgroup: null },
    ],
    [
      'a cpuset’s',
      [summary('CPUSET', 'global_oom', `${POD}/${ID}`)],
      { constraint: 'cpuset', global: true, limitLevel: 'cpuset' },
    ],
    [
      'a memory policy’s',
      [summary('MEMORY_POLICY', 'global_oom', '/')],
      { constraint: 'mempolicy', global: true, limitLevel: 'mempolicy' },
    ],
    [
      'by a vendor’s summary without a constraint',
      [
        `oom-kill:,cpuset=x,mems_allowed=0-1,oom_memcg=${POD},task_memcg=${POD}/${ID},task=runc:[2:INIT],pid=12800,uid=0`,
      ],
      { constraint: 'memcg', limitLevel: 'pod' },
    ],
    [
      'before 5.0',
      [`Task in ${POD}/${ID} killed as a result of limit of ${POD}`],
      { constraint: 'memcg', limitLevel: 'pod' },
    ],
    ['before 5.0, without a victim', [`Memory limit reached of cgroup ${POD}/${ID}`], { limitLevel: 'container' }],
    [
      'cut by a pager',
      [`Task in ${POD}/${ID} killed as a result of limit of /kubepods/burst`],
      { constraint: 'memcg', limitCgroup: null, limitLevel: 'unknown' },
    ],
    [
      'by the statistics alone',
      [`Memory cgroup stats for ${POD}: cache:24KB rss:1048552KB`],
      { constraint: 'memcg', limitLevel: 'pod' },
    ],
    ['known only as a cgroup’s', [kill(1, 'x')], { constraint: 'memcg', limitCgroup: null, limitLevel: 'unknown' }],
    ['known only as the machine’s', [kill(1, 'x', 'Out of memory')], { constraint: 'none', limitLevel: 'node' }],
    [
      'not known',
      ['x invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0'],
      { constraint: 'unknown', global: false, limitLevel: 'unknown' },
    ],
  ])('%s', (_, lines, expected) => {
    expect(only(...lines)).toMatchObject(expected);
  });

  it.each([
    [9_007_199_254_740_988, null],
    [18_014_398_509_481_983, null],
    [8_589_934_588, null],
    [131_072, 134_217_728],
  ])('of %i kB', (kb, limitBytes) => {
    expect(only(`memory: usage 100kB, limit ${kb}kB, failcnt 0`)).toMatchObject({ usageBytes: 102_400, limitBytes });
  });
});

describe('who died', () => {
  const group = `Tasks in ${POD}/${ID} are going to be killed due to memory.oom.group set`;

  it('is told once, although memory.oom.group prints the first again', () => {
    const { victims } = only(summary('MEMCG', `oom_memcg=${POD}`, `${POD}/${ID}`), kill(100, 'java'), group, kill(101, 'sh'), kill(100, 'java').replace('file-rss:8kB', 'file-rss:0kB'), 'Memory cgroup out of memory: OOM victim 102 (sh) is already exiting. Skip killing the task'); // prettier-ignore
    expect(victims.map(({ pid, containerId, fileRssBytes }) => ({ pid, containerId, fileRssBytes }))).toEqual([
      { pid: 100, containerId: ID, fileRssBytes: 8192 },
      { pid: 101, containerId: ID, fileRssBytes: 8192 },
    ]);
  });

  it('has its container from the group where the summary is cut', () => {
    const { victims } = only(summary('NONE', 'global_oom', `${POD}/${ID}`).slice(0, 160), kill(100, 'java', 'Out of memory'), group); // prettier-ignore
    expect(victims).toEqual([expect.objectContaining({ pid: 100, podUid: UID, containerId: ID })]);
  });

  it('is named by the kill line where a backported summary names a thread', () => {
    const { victims } = only(summary('MEMCG', `oom_memcg=${POD}`, `${POD}/${ID}`, 'java', 105), kill(100, 'java'));
    expect(victims.map(({ pid }) => pid)).toEqual([100]);
  });

  it('is known by its container alone where the kill line is cut off', () => {
    const { victims, missing } = only(`Task in ${POD}/${ID} killed as a result of limit of ${POD}`);
    expect(victims).toEqual([expect.objectContaining({ pid: null, comm: null, podUid: UID, containerId: ID })]);
    expect(missing).toContain('kill');
  });

  it.each<[string, string[], Partial<KernelOomReport>]>([
    [
      'nobody',
      [
        'memory: usage 187160kB, limit 204800kB, failcnt 2838',
        'Memory cgroup stats for /test1: cache:178248KB',
        'Out of memory and no killable processes...',
      ],
      { constraint: 'memcg', nobodyKilled: true },
    ],
    [
      'nobody: a deadlock',
      ['Out of memory and no killable processes...', 'Kernel panic - not syncing: System is deadlocked on memory'],
      { global: true, limitLevel: 'node', nobodyKilled: true },
    ],
    [
      'nobody: panic_on_oom',
      [
        'x invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0',
        'Mem-Info:',
        'Kernel panic - not syncing: Out of memory: system-wide panic_on_oom is enabled',
      ],
      { global: true, nobodyKilled: true },
    ],
    [
      'nobody: sysrq and panic_on_oom=2',
      ['SysRq : Manual OOM execution', 'Kernel panic - not syncing: Out of memory: compulsory panic_on_oom is enabled'],
      { manual: true, nobodyKilled: true },
    ],
  ])('%s', (_, lines, expected) => {
    expect(only(...lines)).toMatchObject({ victims: [], ...expected });
  });

  it('is not who a reaper line of another kill names', () => {
    const { victims } = only('php invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=934', 'oom_reaper: reaped process 32055 (php), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB', summary('MEMCG', `oom_memcg=${POD}`, `${POD}/${ID}`), kill(100, 'java')); // prettier-ignore
    expect(victims.map(({ pid }) => pid)).toEqual([100]);
  });
});

describe('a machine that is said to be full', () => {
  const header = 'x invoked oom-killer: gfp_mask=0x0(), order=0, oom_score_adj=0';
  const zone = (freeKb: number) =>
    `Node 0 Normal free:${freeKb}kB boost:0kB min:66016kB low:194848kB high:323680kB active_anon:0kB`;

  it.each([
    [117_521_600, false],
    [60_000, true],
  ])('with %i kB free', (freeKb, memoryShort) => {
    const report = only(header, 'Mem-Info:', zone(freeKb), summary('NONE', 'global_oom', '/'));
    expect(report).toMatchObject({ limitLevel: 'node', memoryShort, freeBytes: freeKb * 1024 });
  });

  it('without its zones', () => {
    expect(only(header, summary('NONE', 'global_oom', '/'))).toMatchObject({ memoryShort: null, freeBytes: null });
  });
});

describe('sysrq', () => {
  it.each([
    ['by its order', ['kworker/0:2 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=-1, oom_score_adj=0']],
    [
      'by its worker',
      [
        'kworker/0:2 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0',
        'Workqueue: events moom_callback',
      ],
    ],
    [
      'by its own line',
      [
        'sysrq: Manual OOM execution',
        'kworker/0:2 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0',
      ],
    ],
  ])('is manual, told %s', (_, lines) => {
    expect(only(...lines, summary('NONE', 'global_oom', '/'), kill(100, 'java', 'Out of memory'))).toMatchObject({ manual: true, constraint: 'none', limitLevel: 'node' }); // prettier-ignore
  });
});

describe('what only sounds like a report', () => {
  it.each([
    'Nov 23 10:00:00 n node-problem-detector[6018]: I0624 log_monitor.go:159] New status generated: Message:Memory cgroup out of memory: Killed process 68061 (stress) total-vm:4195088kB, anon-rss:2884696kB',
    'Nov 23 10:00:00 n kubelet[12]: Memory cgroup out of memory: Killed process 68061 (stress) total-vm:4kB, anon-rss:4kB, file-rss:0kB, shmem-rss:0kB',
    'Nov 23 10:00:00 n systemd[1]: cri-containerd-x.scope: A process of this unit has been killed by the OOM killer.',
    'Nov 23 10:00:00 n containerd[2388]: time="2023-10-12T19:00:20Z" level=info msg="TaskOOM event container_id:\\"25a38b5b\\""',
    '{"kind":"Event","reason":"OOMKilling","message":"Memory cgroup out of memory: Killed process 1 (x) total-vm:4kB, anon-rss:4kB, file-rss:0kB","involvedObject":{"kind":"Node"}}',
    'System OOM encountered, victim process: java, pid: 100',
    'oom_reaper: reaped process 100 (java), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB',
    'oom_kill_process: 70 callbacks suppressed',
    'Mem-Info:',
    'Node 0 DMA32 free:8108kB min:5540kB low:7476kB high:9412kB',
    'systemd-oomd[1]: Killed /system.slice/x due to memory pressure',
    'earlyoom: sending SIGTERM to process 100 uid 0 "java": oom_score 900, VmRSS 12 MiB',
    'a blog about “invoked oom-killer”',
  ])('is none: %s', (line) => {
    expect(read(line)).toEqual([]);
  });
});

describe('several reports', () => {
  const node = (host: string, container: string, pid: number) =>
    ['hog invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=2', `CPU: 1 PID: ${pid} Comm: hog Not tainted 6.1.0 #1`, 'memory: usage 100kB, limit 100kB, failcnt 1', '[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name', `[    ${pid}]     0   ${pid}    100       10    51200       0             2 hog`, summary('MEMCG', `oom_memcg=${POD}`, `${POD}/${container}`, 'hog', pid), kill(pid, 'hog')].map((text) => ({ host, text })); // prettier-ignore

  it.each<[string, (line: { host: string; text: string }, i: number) => string]>([
    ['of two nodes', ({ host, text }) => `2026-11-23T10:00:00Z ${host} kernel: ${text}`],
    ['of two clocks', ({ host, text }, i) => `[${host === 'a' ? 12 : 90_000}.${String(100_000 + i)}] ${text}`],
    ['of two callers', ({ host, text }) => `[   12.100000][ ${host === 'a' ? 'T11' : 'T12'}] ${text}`],
  ])('%s are kept apart when their lines are mixed', (_, shape) => {
    const [a, b] = [node('a', ID, 11), node('b', OTHER, 12)];
    const reports = read(...a.flatMap((line, i) => [line, b[i]]).map(shape));
    expect(
      reports.map(({ victims, tasks, complete, missing }) => [
        victims[0].pid,
        victims[0].containerId,
        tasks.map(({ pid }) => pid),
        complete,
        missing,
      ])
    ).toEqual([
      // prettier-ignore
      [11, ID, [11], true, []],
      [12, OTHER, [12], true, []],
    ]);
  });

  it('of which grep left the kill lines are told apart by their time', () => {
    const reports = read(`[  100.000000] ${kill(1, 'a')}`, `[  103.000000] ${kill(2, 'b')}`, `[  103.000001] ${kill(3, 'b')}`); // prettier-ignore
    expect(reports.map(({ victims }) => victims.map(({ pid }) => pid))).toEqual([[1], [2, 3]]);
  });

  it('where the first was never ended', () => {
    const header = 'java invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=900';
    const reports = read(`[  100.000000] ${header}`, `[  200.000000] ${header}`, `[  200.100000] ${summary('MEMCG', `oom_memcg=${POD}`, `${POD}/${ID}`)}`, `[  200.100001] ${kill(100, 'java')}`); // prettier-ignore
    expect(reports.map(({ uptimeSeconds, victims }) => [uptimeSeconds, victims.length])).toEqual([[100, 0], [200, 1]]); // prettier-ignore
  });
});
