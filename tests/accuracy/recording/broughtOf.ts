import type { Witnesses } from '../../../scenarios';
import { together } from '../../../src/core/evidence/attach/Brought';
import { readAttachment } from '../../../src/core/evidence/attach/readAttachment';
import { RawIncident } from './RawIncident';

/** What an incident's witnesses say, by family, read as the command line reads the same files. */
export function brought({ kernelLog, events, pods }: Witnesses): RawIncident['brought'] {
  const logs = Object.entries(kernelLog).map(([node, text]) => readAttachment({ kind: 'kernel-log', node, text }));
  return {
    'kernel-log': together(logs),
    events: readAttachment({ kind: 'events', node: '', text: JSON.stringify(events) }),
    pods: readAttachment({ kind: 'pods', node: '', text: JSON.stringify(pods) }),
  };
}
