import { createContext } from 'react';
import { type Attachment } from '../../core/evidence/attach/readAttachment';

/** What was pasted or dropped beside the query, while the panel is open: never saved with a dashboard. */
export interface Given {
  attachments: Attachment[];
  /** the answer with them is under way */
  isAsking: boolean;
  add(attachments: Attachment[]): void;
  remove(attachment: Attachment): void;
}

/** Null where nothing can be given: without a query of ours. */
export const GivenContext = createContext<Given | null>(null);
