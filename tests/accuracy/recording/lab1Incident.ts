import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readAttachment } from '../../../src/core/evidence/attach/readAttachment';
import { lab1 } from '../../truth/lab1';
import { readOpenMetrics } from '../../truth/readOpenMetrics';
import { broughtLines, JournalLine } from './linesOf';
import { RawIncident, READ } from './RawIncident';

const FOLDER = path.dirname(lab1.recording);
const NODE = 'worker-1';

/** The recording of a real cluster, as an incident among the others. */
export function lab1Incident(): RawIncident {
  const read = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');
  const range = { from: Date.parse(lab1.range.from), to: Date.parse(lab1.range.to) };
  return {
    name: 'lab1',
    series: readOpenMetrics(lab1.metrics, (metric) => READ.test(metric)),
    range,
    now: range.to + 3_600_000,
    truth: lab1.truth(),
    brought: {
      'kernel-log': readAttachment({ kind: 'kernel-log', node: NODE, text: read('kernel.log') }),
      events: readAttachment({ kind: 'events', node: '', text: read('events.json') }),
      pods: readAttachment({ kind: 'pods', node: '', text: read('pods.json') }),
      ...broughtLines(journal()),
    },
  };
}

/** `TIME NODE UNIT[PID]: LINE`, as journalctl -o short-iso writes it. */
const journal = (): JournalLine[] =>
  gunzipSync(readFileSync(path.join(FOLDER, 'kubelet.log.gz')))
    .toString('utf8')
    .split('\n')
    .flatMap((row) => {
      const found = /^(\S+) (\S+) \S+: (.*)$/.exec(row);
      return found ? [{ at: Date.parse(found[1]), node: found[2], line: found[3] }] : [];
    });
