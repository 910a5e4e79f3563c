import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readKernelLog } from '../../evidence/logs/KernelLogReader';
import { KernelOomReport } from '../../evidence/logs/KernelOomReport';
import { NO_WITNESSES } from '../../evidence/Witnesses';
import { evidenceOf, OF_CONTAINER, POD, scraped, T0 } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { Testimony, testimony } from '../../testimony/Testimony';
import { Scene } from '../facts/Scene';
import { kernelTable } from './kernelTable';
import { whatIf } from './whatIf';

/** Real tables of Linux 6.1, every kind of limit provoked on purpose (core/evidence/logs/lab.test.ts). */
const LAB = path.resolve(__dirname, '../../../../tests/fixtures/kernel-oom/lab');
const files = readdirSync(LAB).filter((name) => /\.(dmesg|kmsg)$/.test(name));
const reports = files.flatMap((file) =>
  readKernelLog(readFileSync(path.join(LAB, file)), file).map((report): [string, KernelOomReport] => [
    `${file}:${report.line}`,
    report,
  ])
);

const recordOf = (report: KernelOomReport) => ({ node: POD.node, at: T0, errorMs: 0, report, line: 1, quote: '' });
const sayingSo = (report: KernelOomReport): Testimony[] => [
  testimony({
    family: 'kernel-log',
    joined: 'container-id',
    causes: ['node-oom'],
    quote: '',
    record: recordOf(report),
  }),
];

function rankingOf(report: KernelOomReport, near: KernelOomReport[] = []) {
  const memory = report.totalPages! * report.pageBytes!;
  const evidence = evidenceOf(
    [
      scraped('kube_node_status_capacity', { node: POD.node, resource: 'memory' }, -3600, 2400, () => memory),
      scraped('kube_pod_container_resource_requests', { ...OF_CONTAINER, resource: 'memory' }, -3600, 2400, () => 1),
    ],
    {
      pods: [POD, { ...POD, pod: 'other', uid: near[0]?.victims[0].podUid ?? 'x' }],
      witnesses: { ...NO_WITNESSES, reports: near.map(recordOf) },
    }
  );
  const scene = new Scene(evidence, []);
  return kernelTable(
    { evidence, scene, kill: killOf(), records: scene.records.ofPods[0], limit: null },
    sayingSo(report)
  )!;
}

describe.each(reports)('the table of %s', (_, report) => {
  const [chosen] = report.victims;

  it('puts first the one that the kernel killed', () => {
    const { rows, exact } = rankingOf(report);
    expect(exact).toBe(true);
    expect(rows[0]).toMatchObject({ rank: 1, pid: chosen.pid, process: chosen.comm, killed: true });
  });

  it('puts it first whatever order the rows come in', () => {
    const turned = { ...report, tasks: [...report.tasks].reverse() };
    expect(rankingOf(turned).rows[0].pid).toBe(chosen.pid);
  });

  it('says by how much: the difference of the kernel’s own points', () => {
    const { lead, rows } = rankingOf(report);
    const killed = new Set(report.victims.map(({ pid }) => pid));
    const others = report.tasks.filter(({ pid, badness }) => !killed.has(pid) && badness !== null);
    const own = report.tasks.find(({ pid }) => pid === chosen.pid)!;
    if (report.limitLevel === 'container' || others.length === 0) {
      expect(lead).toBeNull();
    } else {
      const next = Math.max(...others.map(({ badness }) => badness!));
      expect(lead).toMatchObject({ bytes: (own.badness! - next) * report.pageBytes!, errorBytes: 0, tooClose: false });
    }
    expect(rows[0].points).toBe(Math.round((own.badness! / report.totalPages!) * 1000));
  });

  it('never ranks a process that may not be killed above one that may', () => {
    const { rows } = rankingOf(report);
    const never = rows.findIndex(({ oomScoreAdj }) => oomScoreAdj === -1000);
    expect(rows.slice(never < 0 ? rows.length : never).every(({ points }) => points === null)).toBe(true);
  });
});

describe('a table’s what-if', () => {
  const [, innocent] = reports.find(([name]) => name.startsWith('innocent-v2-systemd-g0.kmsg'))!;

  it('names the request that would have spared the killed one, and not a Mi less', () => {
    const ranking = rankingOf(innocent);
    const { requestBytes, wouldHaveDied } = ranking.sparedBy!;
    const name = { namespace: POD.namespace, pod: POD.pod, container: 'cart' };
    expect(whatIf(ranking, { ...name, requestBytes })).toMatchObject({ spared: true, dies: [wouldHaveDied] });
    expect(whatIf(ranking, { ...name, requestBytes: requestBytes - 2 ** 20 })!.spared).toBe(false);
  });

  it('tells whose process another is, where another report of the minute names its pod', () => {
    const [, third] = reports.filter(([name]) => name.startsWith('innocent-v2-systemd-g0.kmsg')).at(-1)!;
    const [{ pid, podUid }] = third.victims;
    expect(podUid).not.toBeNull();
    const rowOf = (near: KernelOomReport[]) => rankingOf(innocent, near).rows.find((row) => row.pid === pid);
    expect(rowOf([])).toMatchObject({ namespace: '', pod: '', killed: false });
    expect(rowOf([third])).toMatchObject({ namespace: POD.namespace, pod: 'other', killed: false });
  });
});

it('is none without a table', () => {
  const bare = { ...reports[0][1], tasks: [] };
  const evidence = evidenceOf([]);
  const scene = new Scene(evidence, []);
  expect(
    kernelTable({ evidence, scene, kill: killOf(), records: scene.records.ofPods[0], limit: null }, sayingSo(bare))
  ).toBeNull();
  expect(
    kernelTable({ evidence, scene, kill: killOf(), records: scene.records.ofPods[0], limit: null }, [])
  ).toBeNull();
});
