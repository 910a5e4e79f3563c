import { epochMs } from '../src/core/units';
import { Fault } from './Fault';
import { parseDuration, parseTime } from './time';

const NOW = epochMs(Date.UTC(2026, 10, 23, 12, 0, 0, 500));
const time = (text: string) => parseTime('--from', text, NOW);
const iso = (text: string) => new Date(time(text)).toISOString();

describe('a time', () => {
  it.each([
    ['2026-11-23T10:14:32Z', '2026-11-23T10:14:32.000Z'],
    ['2026-11-23t10:14:32z', '2026-11-23T10:14:32.000Z'],
    ['2026-11-23 10:14:32Z', '2026-11-23T10:14:32.000Z'],
    ['2026-11-23T10:14Z', '2026-11-23T10:14:00.000Z'],
    ['2026-11-23T10:14:32.123456Z', '2026-11-23T10:14:32.123Z'],
    ['2026-11-23T18:14:32+08:00', '2026-11-23T10:14:32.000Z'],
    ['2026-11-23T18:14:32+0800', '2026-11-23T10:14:32.000Z'],
    ['2026-11-23T04:44:32-05:30', '2026-11-23T10:14:32.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['1795474357', '2026-11-23T22:52:37.000Z'],
    ['1795474357.25', '2026-11-23T22:52:37.250Z'],
    ['0', '1970-01-01T00:00:00.000Z'],
    ['now', '2026-11-23T12:00:00.500Z'],
    ['now-6h', '2026-11-23T06:00:00.500Z'],
    ['now-90s', '2026-11-23T11:58:30.500Z'],
    ['now-15m', '2026-11-23T11:45:00.500Z'],
    ['now-1.5d', '2026-11-22T00:00:00.500Z'],
    ['now-2w', '2026-11-09T12:00:00.500Z'],
  ])('may be written %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    'yesterday',
    '2026-11-23',
    '2026-11-23T10:14:32',
    '2026-13-01T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-11-23T25:00:00Z',
    '2026-11-23T10:61:00Z',
    '2026-11-23T10:00:00+99:99',
    'now+1h',
    'now-',
    'now-6',
    'now - 6h',
    'now-6H',
    '-1',
    '1e9',
    '0x10',
    'Infinity',
    '1795474357000',
    '2026-11-23T10:14:32Z; drop',
  ])('may not be written %j, which is told with the name of the option', (text) => {
    expect(() => time(text)).toThrow(Fault);
    expect(() => time(text)).toThrow(`--from ${JSON.stringify(text)} is no time: write 2026-11-23T10:14:32Z`);
  });
});

describe('a duration', () => {
  it.each([
    ['30', 30],
    ['0.5', 0.5],
    ['30s', 30],
    ['1m', 60],
    ['1h30m', 5400],
    ['2d', 172_800],
    ['1w', 604_800],
  ])('may be written %s', (text, expected) => {
    expect(parseDuration('--step', text)).toBe(expected);
  });

  it.each(['', '0', '0s', '-5', '5ms', '1y', '1.5h', 'h', '30 s', '1h 30m', 'fast', '1e3'])(
    'may not be written %j',
    (text) => {
      expect(() => parseDuration('--step', text)).toThrow(`--step ${JSON.stringify(text)} is no duration`);
    }
  );
});
