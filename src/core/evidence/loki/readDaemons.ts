import { readCgroupPath } from '../../kubernetes/cgroupPath';
import { epochMs } from '../../units';
import { DaemonLine } from '../cluster/DaemonLine';
import { parseDaemonLine } from '../cluster/parseDaemonLine';
import { readJsonRecord } from '../logs/lines/jsonRecord';
import { NodeStreams } from './findNodes';
import { linesWith, streams } from './logql';
import { LokiReader } from './LokiReader';
import { DAEMON_NEEDLES } from './needles';
import { milliseconds } from './readKernel';
import { TimeWindow } from './timeWindows';

/** What the kubelet, systemd-oomd, earlyoom and the platform's own daemon say they ended on a node. */
export async function readDaemons(
  reader: LokiReader,
  { node, matchers, ambiguous }: NodeStreams,
  windows: TimeWindow[]
): Promise<DaemonLine[]> {
  // prettier-ignore
  const expression = linesWith(streams(matchers), DAEMON_NEEDLES);
  const answers = await Promise.all(
    windows.map(({ from, to }) => reader.lines('kubelet-log', { expression, start: epochMs(from), end: epochMs(to) }))
  );
  return answers
    .flatMap(({ streams: found }) => found)
    .flatMap(({ entries }) => entries)
    .flatMap(({ ns, line }) => {
      const said = parseDaemonLine(messageOf(line), readCgroupPath);
      const isSure = said !== null && (!ambiguous || said.podUid !== '' || said.containerId !== '');
      return !isSure ? [] : [{ ...said, at: milliseconds(ns), node }];
    });
}

/** The message of journald's or a shipper's JSON, else the line. */
const messageOf = (line: string): string => (line.startsWith('{') ? (readJsonRecord(line)?.message ?? line) : line);
