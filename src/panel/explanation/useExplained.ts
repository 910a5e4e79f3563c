import { useEffect, useState } from 'react';
import { from, isObservable, last } from 'rxjs';
import { type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { readFrames, type KillRow } from '../../frames/readFrames';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { ourTarget } from './ourTarget';

export type Explained =
  { state: 'told'; kill: ExplainedKill } | { state: 'asking' } | { state: 'failed'; sentence: string };

/** The explanation of a row: the one that travelled with it, else asked for, since only the newest travel. */
export function useExplained(row: KillRow | null, request: DataQueryRequest | undefined): Explained | null {
  const [answers, setAnswers] = useState<{ request: DataQueryRequest | undefined; byId: Map<string, Explained> }>({
    request,
    byId: new Map(),
  });
  const id = row !== null && row.explanation === null ? row.id : null;
  useEffect(() => {
    if (id === null) {
      return undefined;
    }
    const keep = (answer: Explained) =>
      setAnswers((before) => ({
        request,
        byId: new Map(before.request === request ? before.byId : []).set(id, answer),
      }));
    const fail = (error: unknown) => keep({ state: 'failed', sentence: sentenceOf(error) });
    const subscription = from(ask(id, request)).subscribe({ next: keep, error: fail });
    return () => subscription.unsubscribe();
  }, [id, request]);
  if (row === null) {
    return null;
  }
  if (row.explanation !== null) {
    return { state: 'told', kill: row.explanation };
  }
  return (answers.request === request ? answers.byId.get(row.id) : undefined) ?? { state: 'asking' };
}

async function ask(id: string, request: DataQueryRequest | undefined): Promise<Explained> {
  const target = ourTarget(request);
  if (!request || !target) {
    throw new Error(t('explanation.no-query', 'the query behind this panel is not at hand'));
  }
  const source = await getDataSourceSrv().get(target.datasource, request.scopedVars);
  const answered = source.query({
    ...request,
    requestId: `${request.requestId}-${id}`,
    targets: [{ ...target, ...{ killIds: [id] } }],
  });
  const response = await lastOf(answered);
  const kill = readFrames(response.data).kills.find((row) => row.id === id)?.explanation;
  if (kill) {
    return { state: 'told', kill };
  }
  throw new Error(response.errors?.[0]?.message ?? t('explanation.gone', 'the data source no longer finds this kill'));
}

function lastOf(answered: ReturnType<Awaited<ReturnType<ReturnType<typeof getDataSourceSrv>['get']>>['query']>) {
  return new Promise<DataQueryResponse>((resolve, reject) =>
    (isObservable(answered) ? answered : from(answered)).pipe(last()).subscribe({ next: resolve, error: reject })
  );
}

const sentenceOf = (error: unknown): string =>
  t('explanation.failed', 'The explanation could not be fetched: {{error}}.', {
    error: (error instanceof Error ? error.message : String(error)).replace(/\.$/, ''),
    interpolation: { escapeValue: false },
  });
