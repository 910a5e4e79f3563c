import { config } from '@grafana/runtime';
import { type EvidenceRow } from '../../core/explanation/Explanation';
import { queryOf } from '../../core/explanation/queryOf';

const MOST_QUERIES = 8;
const AROUND_MS = 30 * 60_000;

/** Explore on the queries behind the facts, around the kill; null when there are none. */
export function exploreHref(rows: EvidenceRow[], killTime: string, prometheusUid: string): string | null {
  const queries = [...new Set(rows.map(queryOf).filter((query) => query !== null))].slice(0, MOST_QUERIES);
  if (queries.length === 0) {
    return null;
  }
  const at = Date.parse(killTime);
  const pane = {
    datasource: prometheusUid,
    queries: queries.map((expr, i) => ({
      refId: String.fromCharCode(65 + i),
      datasource: { uid: prometheusUid },
      expr,
      instant: true,
      range: false,
    })),
    range: { from: String(at - AROUND_MS), to: String(at + AROUND_MS) },
  };
  const parameters = new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify({ kill: pane }) });
  return `${config.appSubUrl ?? ''}/explore?${parameters}`;
}
