import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mutant, mutator } from '../../testing/mutateLog';
import { kernelLogJson } from './kernelLogJson';
import { readKernelLog } from './KernelLogReader';

const LAB = path.resolve(__dirname, '../../../../tests/fixtures/kernel-oom/lab');
const logs = readdirSync(LAB).map((name) => readFileSync(path.join(LAB, name), 'latin1').split('\n'));
const LARGE = 524_288;

/** Milliseconds of CPU that reading takes, the best of three: other work on the machine only adds. */
function timeOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const started = process.cpuUsage();
    readKernelLog(text, 'hostile');
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

describe('hostile logs', () => {
  // npm run fuzz:kernel-log reads a million of them
  it('by the thousand make no exception, and reports that hold together', () => {
    const random = mutator(20261123);
    for (let i = 0; i < 4000; i++) {
      for (const report of readKernelLog(mutant(random, logs), 'mutant')) {
        const json = kernelLogJson(report);
        expect(JSON.parse(JSON.stringify(json))).toEqual(json);
        const pids = report.victims.map(({ pid }) => pid);
        expect(new Set(pids).size).toBe(pids.length);
        expect(report.complete && report.missing.includes('kill')).toBe(false);
        if (report.constraint !== 'memcg') {
          expect(report.limitCgroup).toBeNull();
        }
      }
    }
  });

  it.each<[string, (size: number) => string]>([
    ['one line of blanks', (size) => 'oom-kill:' + ' '.repeat(size)],
    ['one line of brackets', (size) => 'oom-kill:' + '['.repeat(size)],
    ['one line of opened JSON', (size) => '{"resultType":'.repeat(size / 14) + 'oom-kill:'],
    ['one line of opened arrays', (size) => '[[' + '['.repeat(size)],
    ['a JSON document that never closes', (size) => '{"data":{"resultType":"streams","result":[' + '{"stream":{"a":"b"},'.repeat(size / 20)], // prettier-ignore
    ['pods without end', (size) => 'Task in /' + 'pod'.repeat(size / 3) + ' killed as a result of limit of /'],
    ['quotes', (size) => 'oom-kill: ' + 'msg="\\" '.repeat(size / 8)],
    ['prefixes', (size) => 'out of memory\n' + '> - > - * '.repeat(size / 10)],
    ['kill lines', (size) => 'Killed process 1 (x) total-vm:1kB\n'.repeat(size / 34)],
    ['headers', (size) => 'x invoked oom-killer: order=0, oom_score_adj=0\n'.repeat(size / 47)],
    ['rows', (size) => '[ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name\n' + '[    1]     0     1    1    1   1   0    0 x\n'.repeat(size / 44)], // prettier-ignore
    ['words of reports', (size) => 'oom-kill ut of memory total_vm\n'.repeat(size / 31)],
    ['wrapped stumps', (size) => 'Out of memory: Killed\nprocess\n'.repeat(size / 29)],
    ['dates', (size) => '[' + '10:00 '.repeat(size / 6) + ']oom-kill:'],
    ['journald fields', (size) => 'MESSAGE=oom-kill:\n_HOSTNAME=a\n'.repeat(size / 30)],
  ])('such as %s take linear time', (_, make) => {
    const [small, large] = [timeOf(make(LARGE / 4)), timeOf(make(LARGE))];
    // four times the text; a quadratic reader would take sixteen times as long
    expect(large).toBeLessThan(Math.max(10 * small, 400));
  });
});
