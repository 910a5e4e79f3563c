import { Bytes, epochMs, toIso, wholeBytes } from '../../units';
import { message } from '../../explanation/Message';
import { BelowLimit, BelowLimitRow } from '../../explanation/Explanation';
import { Plotted } from '../../evidence/Evidence';
import { Facts } from '../facts/Facts';
import { Verdict } from '../weigh';
import { Graph } from './Graph';
import { HitLimit, hitLimit } from './hitLimit';
import { ordinaryGraph } from './ordinaryGraph';
import { ownLimitRows } from './ownLimitRows';
import { plottedGraph } from './plotted/plottedGraph';
import { podLimitRows } from './podLimitRows';
import { row } from './row';
import { kubepodsRows, sharedRows } from './sharedLimitRows';
import { unusedRows } from './unusedRows';
import { wholePod } from './wholePod';

/**
 * Why the graph stayed below 100 % (contract.md): rows that lead from what a graph showed last to the limit it is drawn
 * against, and add up to the byte. Of an evicted pod with several containers it is the graph of the pod. Null without
 * memory samples.
 * @param stepSeconds the dashboard's step; the scrape interval unless the user says otherwise
 */
export function belowLimit(facts: Facts, verdict: Verdict, stepSeconds: number): BelowLimit | null {
  if (facts.graphed === '') {
    return wholePod(facts, verdict, stepSeconds);
  }
  const graph = facts.own && ordinaryGraph(facts, facts.own, stepSeconds);
  return graph && explained(graph, facts, verdict);
}

/** The same for the user's own graph. Null also where that shows nothing of the container. */
export function belowLimitOf(plotted: Plotted, facts: Facts, verdict: Verdict): BelowLimit | null {
  const graph = facts.own && plottedGraph(facts, facts.own, plotted);
  return graph && explained(graph, facts, verdict);
}

function explained(graph: Graph, facts: Facts, verdict: Verdict): BelowLimit {
  const hit = hitLimit(facts, verdict);
  const own = typeof facts.limit === 'number' && facts.limit > 0 ? wholeBytes(facts.limit) : null;
  return {
    limitBytes: own === null ? null : (graph.base?.bytes ?? own),
    seenBytes: graph.seenBytes,
    seenAt: toIso(epochMs(graph.at)),
    seenStepSeconds: graph.stepSeconds,
    maxSeenBytes: graph.maxBytes,
    hitLimitBytes: hit?.bytes ?? null,
    hitLimitCgroup: hit?.cgroup ?? null,
    expr: graph.expr,
    rows:
      own === null
        ? [row('no-limit', 0, 'exact', message('below.no-limit'))]
        : [...graph.rows, ...toOwnLimit(facts, verdict, hit, own), ...toBase(graph, own)].filter(worthSaying),
  };
}

function toOwnLimit(facts: Facts, verdict: Verdict, hit: HitLimit | null, limit: Bytes): BelowLimitRow[] {
  switch (hit?.level) {
    case 'container':
      return ownLimitRows(facts, hit, limit);
    case 'pod':
      return podLimitRows(facts, hit, limit);
    case 'kubepods':
      return kubepodsRows(facts, hit, limit);
    case 'other':
      return sharedRows(facts, hit, limit);
    case undefined:
      return unusedRows(facts, verdict, limit);
  }
}

/** From the container's own limit to what the user's graph calls 100 %. */
const toBase = ({ base }: Graph, limit: Bytes): BelowLimitRow[] =>
  base === null ? [] : [row('base', base.bytes - limit, 'exact', base.message)];

/** A row of nothing says something only where it names what decided. */
const worthSaying = ({ why, bytes }: BelowLimitRow): boolean =>
  bytes !== 0 || why === 'not-the-limit' || why === 'unknown';
