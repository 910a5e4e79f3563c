import { Evidence, seriesOf } from '../Evidence';
import { Labels } from '../Series';
import { KernelLog } from './Brought';
import { readLocalTime } from './localTime';

/** Zones differ from UTC by quarters of an hour, by fourteen hours at most. */
const QUARTER_MS = 900_000;
const MOST_MS = 14 * 3_600_000;
/** A kernel kill is followed by the runtime's finishedAt after 0 to 6 s (contract.md), on a stalled node later. */
const LAG_MS = 30_000;
const SLACK_MS = 2000;

/**
 * By how much a log that writes local time is ahead of UTC, in milliseconds: that which makes its reports come before
 * the ends of the containers that they name, as kube-state-metrics dates them. Null when no report can be held against
 * an end, or more than one zone is needed or fits.
 */
export function zoneOfLog({ reports }: KernelLog, evidence: Evidence): number | null {
  const votes = new Map<number, number>();
  for (const { localTime, victims } of reports) {
    const local = localTime === null ? null : readLocalTime(localTime, evidence.askedAt);
    if (local === null) {
      continue;
    }
    const zones = endsOf(
      evidence,
      victims.flatMap(({ podUid, containerId }) => [podUid, containerId])
    )
      .map((end) => zoneBetween(local, end))
      .filter((zone) => zone !== null);
    new Set(zones).forEach((zone) => votes.set(zone, (votes.get(zone) ?? 0) + 1));
  }
  // over a change of the clock there are two, and which one a report is in is not said
  return votes.size === 1 ? [...votes.keys()][0] : soleWinner(votes, reports.length);
}

/** The zone that every report can be in. */
function soleWinner(votes: Map<number, number>, reports: number): number | null {
  const fitting = [...votes].filter(([, count]) => count === reports);
  return fitting.length === 1 ? fitting[0][0] : null;
}

/** The zone in which this time lies shortly before that end; null when there is none. */
function zoneBetween(local: number, end: number): number | null {
  const zone = Math.round((local - end) / QUARTER_MS) * QUARTER_MS;
  const lag = end - (local - zone);
  return Math.abs(zone) <= MOST_MS && lag >= -SLACK_MS && lag <= LAG_MS ? zone : null;
}

/** When containers ended of the pods that these ids name, in Unix milliseconds. */
function endsOf(evidence: Evidence, ids: Array<string | null>): number[] {
  const known = new Set(ids.filter((id) => id !== null));
  const pods = new Set(
    seriesOf(evidence, 'container_memory_working_set_bytes')
      .filter(({ labels }) =>
        [...known].some((id) => (labels.name ?? '').includes(id) || (labels.id ?? '').includes(id))
      )
      .map(({ labels }) => nameOf(labels))
  );
  return [
    'kube_pod_container_status_last_terminated_timestamp',
    'kube_pod_init_container_status_last_terminated_timestamp',
  ]
    .flatMap((metric) => seriesOf(evidence, metric))
    .filter(({ labels }) => known.has(labels.uid ?? '') || pods.has(nameOf(labels)))
    .flatMap(({ values }) => [...new Set(values)].filter((value) => value > 0).map((value) => value * 1000));
}

const nameOf = ({ namespace = '', pod = '' }: Labels): string => `${namespace}/${pod}`;
