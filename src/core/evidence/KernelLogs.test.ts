import { KernelLogs } from './KernelLogs';
import { KernelRecord, LogSpan } from './Witnesses';

const span = (node: string, from: number, to: number, family: LogSpan['family'] = 'kernel-log'): LogSpan => ({
  family,
  node,
  from,
  to,
});
const record = (node: string, at: number | null, errorMs = 0, line = 1) =>
  ({ node, at, errorMs, line }) as KernelRecord;

it('covers a time that lies within one stretch of the node, not one put together from two', () => {
  const logs = new KernelLogs({ spans: [span('a', 0, 10), span('a', 10, 20), span('b', 0, 99)], reports: [] });
  expect(logs.covers('a', 0, 10)).toBe(true);
  expect(logs.covers('a', 5, 15)).toBe(false);
  expect(logs.covers('c', 5, 6)).toBe(false);
});

it('does not take another log of the node for the kernel’s', () => {
  expect(new KernelLogs({ spans: [span('a', 0, 10, 'events')], reports: [] }).covers('a', 1, 2)).toBe(false);
});

it('finds reports of that node alone, undated ones among them, as far off as they may be', () => {
  const reports = [record('a', 50, 5, 1), record('b', 20, 0, 2), record('a', null, 0, 3), record('a', 20, 0, 4)];
  const linesOf = (node: string, from: number, to: number) =>
    new KernelLogs({ spans: [], reports }).perhapsWithin(node, from, to).map(({ line }) => line);
  expect(linesOf('a', 10, 30)).toEqual([3, 4]);
  expect(linesOf('a', 40, 45)).toEqual([1, 3]);
  expect(linesOf('b', 20, 20)).toEqual([2]);
  expect(linesOf('', 0, 99)).toEqual([]);
});
