import { useCallback, useMemo, useState } from 'react';
import { type DataQueryRequest, type PanelData } from '@grafana/data';
import { type Attachment } from '../../core/evidence/attach/readAttachment';
import { asksUs, ourTarget } from '../explanation/ourTarget';
import { useAnswer } from '../query/useAnswer';
import { type Given } from './Given';

/** The panel's data with what was given beside the query; the query's own while that answer is under way. */
export function useGiven(queried: PanelData): { data: PanelData; given: Given | null } {
  const [attachments, setAttachments] = useState<Attachment[]>([]);
  const { request: outer } = queried;
  const request = useMemo(() => requestWith(attachments, outer), [attachments, outer]);
  const answered = useAnswer(request);
  const add = useCallback((more: Attachment[]) => setAttachments((before) => [...before, ...more]), []);
  const remove = useCallback((one: Attachment) => setAttachments((all) => all.filter((other) => other !== one)), []);
  const isAsking = request !== null && answered === null;
  const given = useMemo(() => ({ attachments, isAsking, add, remove }), [attachments, isAsking, add, remove]);
  return { data: answered ?? queried, given: asksUs(outer) ? given : null };
}

function requestWith(attachments: Attachment[], outer: DataQueryRequest | undefined): DataQueryRequest | null {
  const target = ourTarget(outer);
  return attachments.length === 0 || !outer || !target
    ? null
    : { ...outer, requestId: `${outer.requestId}-witnesses`, targets: [{ ...target, ...{ attachments } }] };
}
