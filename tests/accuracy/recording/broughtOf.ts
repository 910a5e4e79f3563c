import type { LogLine, Witnesses } from '../../../scenarios';
import { together } from '../../../src/core/evidence/attach/Brought';
import { readAttachment } from '../../../src/core/evidence/attach/readAttachment';
import { broughtLines, JournalLine } from './linesOf';
import { RawIncident } from './RawIncident';

/** What an incident's witnesses say, by family, read as the command line and the Loki reader read the same. */
export function brought({ kernelLog, kubeletLog, daemonLog, events, pods }: Witnesses): RawIncident['brought'] {
  const logs = Object.entries(kernelLog).map(([node, text]) => readAttachment({ kind: 'kernel-log', node, text }));
  return {
    'kernel-log': together(logs),
    events: readAttachment({ kind: 'events', node: '', text: JSON.stringify(events) }),
    pods: readAttachment({ kind: 'pods', node: '', text: JSON.stringify(pods) }),
    ...broughtLines([...journalOf(kubeletLog), ...journalOf(daemonLog)]),
  };
}

const journalOf = (byNode: Record<string, LogLine[]>): JournalLine[] =>
  Object.entries(byNode).flatMap(([node, lines]) => lines.map(({ at, line }) => ({ at, node, line })));
