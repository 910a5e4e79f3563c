import { readFileSync } from 'node:fs';
import path from 'node:path';
import { kernelLogJson } from './kernelLogJson';
import { readKernelLog } from './KernelLogReader';
import { KernelOomReport } from './KernelOomReport';

/** One recorded log in the shapes that logs come in: all must say the same. */
const LAB = path.resolve(__dirname, '../../../../tests/fixtures/kernel-oom/lab');
const dmesg = readFileSync(path.join(LAB, 'innocent-v2-systemd-g1.dmesg'), 'utf8').trimEnd();
const podLimit = readFileSync(path.join(LAB, 'pod-v2-systemd-g1.dmesg'), 'utf8').trimEnd();
const podLimitKmsg = readFileSync(path.join(LAB, 'pod-v2-systemd-g1.kmsg'), 'utf8').trimEnd();

const BOOT = Date.parse('2026-11-23T10:00:00Z');
const lines = dmesg.split('\n').map((line) => {
  const [, seconds, text] = /^\[ *([\d.]+)\] (.*)$/.exec(line)!;
  return { seconds: Number(seconds), text, at: new Date(BOOT + Math.floor(Number(seconds) * 1000)) };
});
type Line = (typeof lines)[number];
const each = (shape: (line: Line, i: number) => string) => lines.map(shape).join('\n') + '\n';
const iso = ({ at }: Line) => at.toISOString();
const clock = ({ at }: Line) => at.toISOString().slice(11, 19);
const nanoseconds = ({ at, seconds }: Line) => String(BigInt(at.getTime()) * 1000000n + BigInt(Math.round((seconds % 0.001) * 1e9))); // prettier-ignore
const microseconds = ({ seconds }: Line) => String(BOOT * 1000 + Math.round(seconds * 1e6));
const bracket = ({ seconds }: Line) => `[${seconds.toFixed(6).padStart(12)}]`;

/** What does not depend on where the lines stand and when. */
function essence(reports: KernelOomReport[]): unknown {
  return reports.map((report) => {
    const { time, localTime, uptimeSeconds, node, file, line, ...rest } = kernelLogJson(report);
    return rest;
  });
}

const expected = essence(readKernelLog(dmesg, 'dmesg'));

/** Every line broken at blanks before a column, as mailers do. */
function mailWrapped(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`(?:.{1,${columns}}|\\S{${columns},})(?: |$)`, 'g')) ?? [line])
    .map((line) => line.trimEnd())
    .join('\n');
}

const exportRecord = (line: Line, i: number) =>
  [`__CURSOR=s=0;i=${i}`, `__REALTIME_TIMESTAMP=${microseconds(line)}`, `__MONOTONIC_TIMESTAMP=${Math.round(line.seconds * 1e6)}`, '_TRANSPORT=kernel', 'SYSLOG_IDENTIFIER=kernel', `_SOURCE_MONOTONIC_TIMESTAMP=${Math.round(line.seconds * 1e6)}`, '_HOSTNAME=worker-3', `MESSAGE=${line.text}`, 'PRIORITY=4', ''].join('\n'); // prettier-ignore

const journalJson = (line: Line) =>
  JSON.stringify({ __REALTIME_TIMESTAMP: microseconds(line), _TRANSPORT: 'kernel', _HOSTNAME: 'worker-3', PRIORITY: '6', SYSLOG_IDENTIFIER: 'kernel', _SOURCE_MONOTONIC_TIMESTAMP: String(Math.round(line.seconds * 1e6)), MESSAGE: line.text }); // prettier-ignore

const loki = (values: string[][]) =>
  JSON.stringify({ status: 'success', data: { resultType: 'streams', result: [{ stream: { job: 'systemd-journal', node: 'worker-3' }, values }], stats: { summary: { bytes: [1, 2] } } } }); // prettier-ignore

const SHAPES: Array<[string, string]> = [
  ['dmesg', dmesg],
  ['Windows line ends', dmesg.replaceAll('\n', '\r\n')],
  ['dmesg -T', each((line) => `[Mon Nov 23 ${clock(line)} 2026] ${line.text}`)],
  ['dmesg -T in German', each((line) => `[Mo Nov 23 ${clock(line)} 2026] ${line.text}`)],
  ['dmesg -T in Chinese', each((line) => `[一 11月 23 ${clock(line)} 2026] ${line.text}`)],
  ['dmesg -T in Japanese', each((line) => `[月 11月 23 ${clock(line)} 2026] ${line.text}`)],
  ['dmesg -T in Russian', each((line) => `[Пн ноя 23 ${clock(line)} 2026] ${line.text}`)],
  ['dmesg -H', each((line, i) => (i === 0 ? `[Nov23 10:00] ${line.text}` : `[  +0.000012] ${line.text}`))],
  ['dmesg -d', each((line) => `[${line.seconds.toFixed(6).padStart(12)} <    0.000012>] ${line.text}`)],
  ['dmesg -x', each((line) => `kern  :warn  : ${bracket(line)} ${line.text}`)],
  ['dmesg -x -T', each((line) => `kern  :warn  : [Mon Nov 23 ${clock(line)} 2026] ${line.text}`)],
  ['dmesg --time-format iso', each((line) => `${iso(line).replace('.', ',').replace('Z', '000+00:00')} ${line.text}`)],
  ['dmesg --color=always', each((line) => `\u001b[32m${bracket(line)} \u001b[0m\u001b[33m${line.text}\u001b[0m`)],
  ['dmesg -r', each((line) => `<4>${bracket(line)} ${line.text}`)],
  ['printk with its caller', each((line) => `${bracket(line)}[  T109] ${line.text}`)],
  ['without any prefix', each(({ text }) => text)],
  ['without the first bracket', dmesg.slice(1)],
  ['indented', each((line) => `    ${bracket(line)} ${line.text}`)],
  ['syslog', each((line) => `Nov 23 ${clock(line)} worker-3 kernel: ${bracket(line)} ${line.text}`)],
  ['syslog without uptime', each((line) => `Nov 23 ${clock(line)} worker-3 kernel: ${line.text}`)],
  ['rsyslog with ISO dates', each((line) => `${iso(line)} worker-3 kernel: ${line.text}`)],
  ['RFC 5424', each((line) => `<4>1 ${iso(line)} worker-3 kernel - - - ${bracket(line)} ${line.text}`)],
  ['a syslog-ng template', each((line) => `${Math.floor(line.at.getTime() / 1000)} worker-3 ${bracket(line)} ${line.text}`)], // prettier-ignore
  ['journalctl', each((line) => `Nov 23 ${clock(line)} worker-3 kernel: ${line.text}`)],
  ['journalctl in Chinese', each((line) => `11月 23 ${clock(line)} worker-3 kernel: ${line.text}`)],
  ['journalctl -o short-precise', each((line) => `Nov 23 ${clock(line)}.123456 worker-3 kernel: ${line.text}`)],
  ['journalctl -o short-iso', each((line) => `2026-11-23T${clock(line)}+0000 worker-3 kernel: ${line.text}`)],
  ['journalctl -o short-full', each((line) => `Mon 2026-11-23 ${clock(line)} UTC worker-3 kernel: ${line.text}`)],
  ['journalctl -o short-monotonic', each((line) => `${bracket(line)} worker-3 kernel: ${line.text}`)],
  ['journalctl -o short-unix', each((line) => `${(line.at.getTime() / 1000).toFixed(6)} worker-3 kernel: ${line.text}`)], // prettier-ignore
  ['journalctl -o export', each(exportRecord)],
  ['journalctl -o verbose', each((line) => `Mon 2026-11-23 ${clock(line)}.123456 UTC [s=9a;i=1f;b=77]\n    _TRANSPORT=kernel\n    PRIORITY=4\n    _HOSTNAME=worker-3\n    MESSAGE=${line.text}\n    _SOURCE_MONOTONIC_TIMESTAMP=${Math.round(line.seconds * 1e6)}`)], // prettier-ignore
  ['journalctl -o json', each(journalJson)],
  ['journalctl -o json, with bytes', each((line) => JSON.stringify({ ...JSON.parse(journalJson(line)), MESSAGE: [...Buffer.from(line.text)] }))], // prettier-ignore
  ['journalctl -o json-pretty, as one array', JSON.stringify(lines.map((line) => JSON.parse(journalJson(line))), null, 2)], // prettier-ignore
  ['Talos', each((line) => `10.0.0.1: kern: warning: [${iso(line)}]: ${line.text}`)],
  ['docker json-file', each((line) => JSON.stringify({ log: `${bracket(line)} ${line.text}\n`, stream: 'stdout', time: iso(line) }))], // prettier-ignore
  ['the CRI', each((line) => `${iso(line)} stdout F ${bracket(line)} ${line.text}`)],
  ['JSON in the CRI', each((line) => `${iso(line)} stdout F ${journalJson(line)}`)],
  ['Cloud Logging', each((line) => JSON.stringify({ insertId: 'x', jsonPayload: { MESSAGE: line.text, _HOSTNAME: 'worker-3' }, timestamp: iso(line) }))], // prettier-ignore
  ['logfmt', each((line) => `level=warn ts=${iso(line)} node=worker-3 msg="${line.text.replaceAll('"', '\\"')}"`)],
  ['logcli', each((line) => `${iso(line)} {job="systemd-journal", node="worker-3"} ${line.text}`)],
  ['logcli -o jsonl', each((line) => JSON.stringify({ labels: { node: 'worker-3' }, line: line.text, timestamp: iso(line) }))], // prettier-ignore
  ['Loki, forward', loki(lines.map((line) => [nanoseconds(line), line.text]))],
  ['Loki, backward', loki([...lines].reverse().map((line) => [nanoseconds(line), line.text]))],
  ['Loki with journald’s JSON', loki([...lines].reverse().map((line) => [nanoseconds(line), journalJson(line)]))],
  ['Loki with metadata', JSON.stringify(JSON.parse(loki(lines.map((line) => [nanoseconds(line), line.text, { detected_level: 'warn' } as unknown as string]))), null, 2)], // prettier-ignore
  ['a mail’s quote', each((line) => `> ${bracket(line)} ${line.text}`)],
  ['a quote of a quote', each((line) => `> > ${bracket(line)} ${line.text}`)],
  ['a list', each((line) => `- ${bracket(line)} ${line.text}\``)],
  ['wrapped by a terminal', dmesg.replace(/.{160}(?=.)/g, '$&\n')],
  ['wrapped by a terminal within words', dmesg.replace(/.{91}(?=.)/g, '$&\n')],
  ['UTF-16 with a byte order mark', '\ufeff' + dmesg],
];

describe('the same log', () => {
  it.each(SHAPES)('as %s', (name, text) => {
    const bytes = name.startsWith('UTF-16') ? Buffer.from(text, 'utf16le') : text;
    expect(essence(readKernelLog(bytes, name))).toEqual(expected);
  });

  it.each<[string, (line: Line) => string]>([
    ['dmesg', (line) => `${bracket(line)} ${line.text}`],
    ['logcli', (line) => `${iso(line)} {node="worker-3"} ${line.text}`],
    ['journalctl -r', (line) => `Nov 23 ${clock(line)} worker-3 kernel: ${line.text}`],
  ])('with its newest line first, as %s', (_, shape) => {
    const reports = readKernelLog([...lines].reverse().map(shape).join('\n'), 'log');
    expect(essence([...reports].reverse())).toEqual(expected);
  });

  it('in any pieces', () => {
    for (const size of [1, 7, 100, 4096, 5000]) {
      const reports: KernelOomReport[] = [];
      const { KernelLogReader } = jest.requireActual<typeof import('./KernelLogReader')>('./KernelLogReader');
      const reader = new KernelLogReader('dmesg', (report) => reports.push(report));
      const bytes = Buffer.from(dmesg);
      for (let at = 0; at < bytes.length; at += size) {
        reader.add(bytes.subarray(at, at + size));
      }
      reader.end();
      expect(essence(reports)).toEqual(expected);
      expect(reports.map(({ line }) => line)).toEqual([1, 64, 125]);
    }
  });

  it('far down in other matters', () => {
    const noise = 'Nov 23 09:59:59 worker-3 systemd[1]: Started Session 12 of User root.\n'.repeat(20_000);
    const reports = readKernelLog(noise + dmesg + '\n' + noise + dmesg, 'journal');
    expect(essence(reports)).toEqual([...(expected as unknown[]), ...(expected as unknown[])]);
    expect(reports.map(({ line }) => line)).toEqual([
      20_001,
      20_064,
      20_125,
      ...[1, 64, 125].map((line) => 40_000 + lines.length + line),
    ]);
  });

  it('in mail, with the lines that matter wrapped at blanks', () => {
    const [report] = readKernelLog(mailWrapped(podLimit, 72), 'mail');
    const [whole] = readKernelLog(podLimit, 'dmesg');
    expect(report.victims.map(({ quote, ...victim }) => victim)).toEqual(whole.victims.map(({ quote, ...victim }) => victim)); // prettier-ignore
    expect(report).toMatchObject({ limitCgroup: whole.limitCgroup, limitLevel: 'pod', trigger: whole.trigger });
  });
});

const messageOf = (kmsg: string) => kmsg.slice(kmsg.indexOf(';') + 1).replaceAll('\\x0a', '\n');

/** Messages of several lines come after their size in eight bytes, here in Latin-1. */
function exportOf(kmsg: string): string {
  return kmsg
    .split('\n')
    .map(messageOf)
    .map((message, i) => {
      const size = String.fromCharCode(message.length & 255, message.length >> 8, 0, 0, 0, 0, 0, 0);
      const field = message.includes('\n') ? `MESSAGE\n${size}${message}` : `MESSAGE=${message}`;
      return `__CURSOR=s=${i}\n__REALTIME_TIMESTAMP=${BOOT * 1000 + i}\n_TRANSPORT=kernel\n${field}\n_HOSTNAME=worker-3\n`;
    })
    .join('\n');
}

describe('a memory.stat in one record', () => {
  const whole = essence(readKernelLog(podLimit, 'dmesg'));
  it.each([
    ['as /dev/kmsg writes it', podLimitKmsg],
    ['as rsyslog writes it', podLimitKmsg.replaceAll('\\x0a', '#012').replace(/^\d+,\d+,(\d+),-;/gm, 'Nov 23 10:00:06 worker-3 kernel: [    6.$1] ').replace(/6\.\d+\]/g, '6.011419]')], // prettier-ignore
    ['indented below its line', podLimit],
    ['as journalctl -o export writes it', exportOf(podLimitKmsg)],
    ['as journalctl -o json writes it', podLimitKmsg.split('\n').map((line) => JSON.stringify({ _TRANSPORT: 'kernel', MESSAGE: messageOf(line) })).join('\n')], // prettier-ignore
  ])('%s', (_, text) => {
    expect(essence(readKernelLog(text, 'log'))).toEqual(whole);
  });
});

describe('time and node', () => {
  const first = (text: string) => readKernelLog(text, 'log')[0];
  const told = ({ time, localTime, uptimeSeconds, host }: KernelOomReport) => ({ time: time === null ? null : new Date(time).toISOString(), localTime, uptimeSeconds, host }); // prettier-ignore

  it.each<[string, string, ReturnType<typeof told>]>([
    ['uptime alone', `${bracket(lines[0])} `, { time: null, localTime: null, uptimeSeconds: 4.66404, host: null }],
    ['a date without a zone', '[Mon Nov 23 10:00:04 2026] ', { time: null, localTime: 'Mon Nov 23 10:00:04 2026', uptimeSeconds: null, host: null }], // prettier-ignore
    ['a date without a year', 'Nov 23 10:00:04 worker-3 kernel: ', { time: null, localTime: 'Nov 23 10:00:04', uptimeSeconds: null, host: 'worker-3' }], // prettier-ignore
    ['a date with its zone', '2026-11-23T11:00:04.664+01:00 worker-3 kernel: ', { time: '2026-11-23T10:00:04.664Z', localTime: null, uptimeSeconds: null, host: 'worker-3' }], // prettier-ignore
    ['a redacted node', 'Aug 30 06:58:55 ... kernel: ', { time: null, localTime: 'Aug 30 06:58:55', uptimeSeconds: null, host: null }], // prettier-ignore
    ['Unix time', '1795428004 worker-3 [    4.664040] ', { time: '2026-11-23T10:00:04.000Z', localTime: null, uptimeSeconds: 4.66404, host: 'worker-3' }], // prettier-ignore
  ])('are told as far as the text has them: %s', (_, prefix, expectation) => {
    expect(told(first(prefix + lines[0].text))).toEqual(expectation);
  });

  it('of a JSON record', () => {
    expect(told(first(journalJson(lines[0])))).toEqual({ time: '2026-11-23T10:00:04.664Z', localTime: null, uptimeSeconds: 4.66404, host: 'worker-3' }); // prettier-ignore
  });
});
