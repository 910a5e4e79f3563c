import type { Attachment } from '../../../src/core/evidence/attach/readAttachment';
import type { Evidence } from '../../../src/core/evidence/Evidence';
import type { Asked } from '../asked';
import type { DashboardChoice } from './dashboard';

const LIVE = { from: 'now-6h', to: 'now', namespace: '', pod: '' };

/** The page's address has the first word, then the capsule, then what a dashboard starts with. */
export function choiceOf(asked: Asked, evidence?: Evidence): DashboardChoice {
  const given = evidence
    ? {
        from: String(evidence.range.from),
        to: String(evidence.range.to),
        namespace: evidence.selection.namespace ?? '',
        pod: evidence.selection.pod ?? '',
      }
    : LIVE;
  return {
    ...asked,
    from: asked.from ?? given.from,
    to: asked.to ?? given.to,
    namespace: asked.namespace ?? given.namespace,
    pod: asked.pod ?? given.pod,
  };
}

/** The same dashboard whose query has one more witness. */
export function withAttachment(choice: DashboardChoice, attachment: Attachment): DashboardChoice {
  const { attachments = [] } = choice.query as { attachments?: Attachment[] };
  return { ...choice, query: { ...choice.query, attachments: [...attachments, attachment] } };
}
