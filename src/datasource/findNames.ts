import { dateTime, type DataQueryRequest, type TimeRange } from '@grafana/data';
import { type Evidence, type Selection } from '../core/evidence/Evidence';
import { findNames as findNamesIn, type NameKind } from '../core/evidence/prometheus/findNames';
import { epochMs } from '../core/units';
import { GrafanaPrometheus } from './GrafanaPrometheus';
import { type Source } from './innerDataSource';

/** Grafana cancels a request when another of the same id goes out: each list has its own. */
let asked = 0;

/** The names of one kind that exist in the range, narrowed by the other selectors; sorted. */
export async function findNames(
  kind: NameKind,
  selection: Selection,
  range: TimeRange,
  source: Source
): Promise<string[]> {
  if (source.kind === 'capsule') {
    return namesIn(source.evidence, kind);
  }
  const request = {
    requestId: `podcoroner-names-${++asked}`,
    targets: [],
    range,
    scopedVars: {},
    app: 'podcoroner',
    startTime: dateTime().valueOf(),
    timezone: 'utc',
    interval: '60s',
    intervalMs: 60_000,
  } as DataQueryRequest;
  const prometheus = new GrafanaPrometheus(source.dataSource, request, new AbortController().signal);
  const [from, to] = [epochMs(range.from.valueOf()), epochMs(range.to.valueOf())];
  return findNamesIn(prometheus, kind, selection, { from, to });
}

function namesIn({ pods, containers }: Evidence, kind: NameKind): string[] {
  const names = kind === 'container' ? (containers ?? []) : pods.map((pod) => pod[kind]);
  return [...new Set(names)].filter((name) => name !== '').sort();
}
