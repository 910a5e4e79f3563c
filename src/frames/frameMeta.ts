import { type QueryResultMeta, type QueryResultMetaNotice } from '@grafana/data';
import { type Evidence } from '../core/evidence/Evidence';
import { say } from '../core/explanation/words/say';
import { type Message } from '../core/explanation/Message';
import { FRAME_SCHEMA, PANEL_ID } from './names';

/** Every inner query, for Grafana's query inspector. */
export const executedQueries = ({ queries }: Evidence): string =>
  queries.map(({ expression }) => `Expr: ${expression}`).join('\n\n');

/** What each frame carries: our mark, the queries behind it, the notices, and the panel that Explore shows it in. */
export function frameMeta(evidence: Evidence, notices: Message[] = []): QueryResultMeta {
  return {
    custom: { podCoroner: { schema: FRAME_SCHEMA } },
    executedQueryString: executedQueries(evidence),
    preferredVisualisationPluginId: PANEL_ID,
    notices: notices.map((notice): QueryResultMetaNotice => ({ severity: 'warning', text: say(notice) })),
  };
}
