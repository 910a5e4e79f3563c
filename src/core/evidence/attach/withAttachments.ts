import { message } from '../../explanation/Message';
import { UnreadableAttachment } from '../cluster/UnreadableAttachment';
import { Evidence } from '../Evidence';
import { Brought, NOTHING_BROUGHT, together } from './Brought';
import { Attachment, readAttachment } from './readAttachment';
import { withWitnesses } from './withWitnesses';

/** The evidence with texts that were given beside the query; one that cannot be read is a notice. */
export function withAttachments(evidence: Evidence, attachments: Attachment[]): Evidence {
  const notices = [...evidence.notices];
  const read = attachments.map((attachment): Brought => {
    try {
      return readAttachment(attachment);
    } catch (error) {
      if (!(error instanceof UnreadableAttachment)) {
        throw error;
      }
      notices.push(message('notice.attachment-unreadable', { file: attachment.name ?? attachment.kind }));
      return NOTHING_BROUGHT;
    }
  });
  return withWitnesses({ ...evidence, notices }, together(read));
}
