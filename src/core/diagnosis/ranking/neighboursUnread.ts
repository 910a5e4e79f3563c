import { message, Message } from '../../explanation/Message';
import { ExplainedKill } from '../../explanation/Explanation';
import { Evidence } from '../../evidence/Evidence';
import { neighbourhoodOf } from '../../evidence/neighbourhoods/neighbourhoodOf';
import { Kill } from '../../kills/Kill';
import { isChoice } from './kernelReplay';

/**
 * Said where neighbours were read of some kills and not of others that somebody was chosen for: only the newest of a
 * range get theirs. Nothing where the evidence holds none at all, as old capsules do.
 */
export function neighboursUnread(
  evidence: Evidence,
  told: Array<{ kill: Kill; explained: Pick<ExplainedKill, 'cause'> }>
): Message[] {
  const chosen = told.filter(
    ({ kill, explained: { cause } }) => kill.pod.node !== '' && (isChoice(cause) || cause === 'node-eviction')
  );
  const unread = chosen.filter(
    ({ kill: { pod, time } }) => neighbourhoodOf(evidence, { cluster: pod.cluster, node: pod.node, time }) === null
  );
  return unread.length === 0 || (evidence.neighbourhoods ?? []).length === 0
    ? []
    : [message('notice.neighbours-unread', { unreadCount: unread.length, foundCount: chosen.length })];
}
