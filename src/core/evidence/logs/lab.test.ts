import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readKernelLog } from './KernelLogReader';
import { KernelOomReport, LimitLevel } from './KernelOomReport';

/**
 * Every kind of limit provoked on purpose in a virtual machine (Linux 6.1, cgroup v1 and v2, both drivers, with and
 * without memory.oom.group), recorded as dmesg and as /dev/kmsg print it, with the truth beside.
 */
const LAB = path.resolve(__dirname, '../../../../tests/fixtures/kernel-oom/lab');

const LEVEL: Record<string, LimitLevel> = {
  container: 'container',
  container2: 'container',
  pod: 'pod',
  kubepods: 'node-allocatable',
  global: 'node',
  innocent: 'node',
  system: 'node',
};

interface Truth {
  file: string;
  scenario: string;
  memoryKb: number;
  constraints: string[];
  victims: Array<{ comm: string; pid: number }>;
  containers: Map<string, { qosClass: string; podUid: string; containerId: string; oomScoreAdj: number }>;
}

const truths: Truth[] = readFileSync(path.join(LAB, 'truth.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t'))
  .map(([file, , scenario, , , , memoryKb, constraints, victims, containers]) => ({
    file,
    scenario,
    memoryKb: Number(memoryKb),
    constraints: constraints.split(';'),
    victims: victims.split(';').map((one) => ({ comm: one.split(':')[0], pid: Number(one.split(':')[1]) })),
    containers: new Map(
      containers.split(' ').map((one) => {
        const [name, qosClass, podUid, containerId, oomScoreAdj] = one.split(':');
        return [name, { qosClass, podUid, containerId, oomScoreAdj: Number(oomScoreAdj) }];
      })
    ),
  }));

const read = (file: string): KernelOomReport[] => readKernelLog(readFileSync(path.join(LAB, file)), file);

describe.each(truths)('$file', ({ file, scenario, memoryKb, constraints, victims, containers }) => {
  describe.each(['dmesg', 'kmsg'])('as %s', (form) => {
    const reports = read(`${file}.${form}`);

    it('is read with its constraint and its level', () => {
      const told = reports.map(({ constraint, global, limitLevel, manual }) => ({ constraint, global, limitLevel, manual })); // prettier-ignore
      const constraint = (one: string) => (one === 'CONSTRAINT_MEMCG' ? 'memcg' : 'none');
      expect(told).toEqual(
        constraints.map((one) => ({
          constraint: constraint(one),
          global: one === 'CONSTRAINT_NONE',
          limitLevel: LEVEL[scenario],
          manual: false,
        }))
      );
    });

    it('names the victims, each once, and their containers', () => {
      expect(reports.map(({ victims: [{ comm, pid }] }) => ({ comm, pid }))).toEqual(victims);
      for (const { victims: told } of reports) {
        expect(new Set(told.map(({ pid }) => pid)).size).toBe(told.length);
        const [victim] = told;
        const truth = containers.get(victim.comm!);
        if (truth?.podUid) {
          expect(victim.podUid).toBe(truth.podUid);
          expect(victim.containerId).toMatch(new RegExp(`^${truth.containerId}[0-9a-f]{52}$`));
          expect(victim.qosClass!.toLowerCase()).toBe(truth.qosClass);
          expect(victim.oomScoreAdj).toBe(truth.oomScoreAdj);
        } else {
          expect({ podUid: victim.podUid, containerId: victim.containerId }).toEqual({ podUid: null, containerId: null }); // prettier-ignore
        }
      }
    });

    it('is whole, with the table of processes', () => {
      for (const report of reports) {
        expect({ complete: report.complete, missing: report.missing }).toEqual({ complete: true, missing: [] });
        expect(report.pageBytes).toBe(4096);
        const row = report.tasks.find(({ pid }) => pid === report.victims[0].pid)!;
        expect(row.name).toBe(report.victims[0].comm);
        expect(row.oomScoreAdj).toBe(report.victims[0].oomScoreAdj);
        if (report.global) {
          expect((report.totalPages! * 4096) / 1024).toBe(memoryKb);
        } else {
          expect(report.usageBytes! / report.limitBytes!).toBeCloseTo(1, 1);
        }
      }
    });

    it('ranks the victim first, by the kernel’s own measure', () => {
      for (const { tasks, victims: told } of reports) {
        const [highest] = [...tasks].sort((a, b) => (b.badness ?? -Infinity) - (a.badness ?? -Infinity));
        expect(highest.pid).toBe(told[0].pid);
      }
    });
  });
});

it('holds every file of the folder', () => {
  const named = truths.flatMap(({ file }) => [`${file}.dmesg`, `${file}.kmsg`]);
  expect(readdirSync(LAB).filter((name) => name !== 'truth.tsv').sort()).toEqual(named.sort()); // prettier-ignore
});
