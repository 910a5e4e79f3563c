import { epochMs, toIso } from '../units';
import { message } from '../explanation/Message';
import { EvidenceRow } from '../explanation/Explanation';
import { EvidenceFamily } from '../evidence/families';
import { CauseId, Finding, Strength } from './Cause';
import { CAUSE_RULES } from './causes';
import { Facts } from './facts/Facts';
import { Scene } from './facts/Scene';
import { Verdict } from './weigh';
import { witnessRows } from './witnessRows';

const STRONGEST_FIRST: Strength[] = ['excludes', 'strong', 'moderate', 'weak'];
const ORDER = new Map(CAUSE_RULES.map(({ id }, i) => [id, i]));

/**
 * The facts behind a verdict, the deciding ones first: what speaks for the cause, what contradicts the others, what
 * speaks against it, the memory as last seen, and what is missing.
 */
export function evidenceRows(facts: Facts, verdict: Verdict, available: ReadonlySet<EvidenceFamily>): EvidenceRow[] {
  const contenders =
    verdict.cause === 'undetermined'
      ? verdict.alternatives.map(({ cause }) => cause)
      : [verdict.cause, ...verdict.alternatives.map(({ cause }) => cause)];
  const rank = (cause: CauseId) => {
    const i = contenders.indexOf(cause);
    return i < 0 ? contenders.length + ORDER.get(cause)! : i;
  };
  const told = verdict.findings
    .map((finding) => ({ finding, rank: rank(finding.cause), weight: weightOf(finding) }))
    .filter((one) => one.finding.bears === 'against' || one.rank < Math.max(1, contenders.length))
    .sort(
      (a, b) =>
        Number(a.finding.bears === 'against') - Number(b.finding.bears === 'against') ||
        a.rank - b.rank ||
        a.weight - b.weight
    );
  const rows = distinct(told.map(({ finding }) => finding)).map((finding) => rowOf(facts.scene, finding));
  return [
    ...witnessRows(facts, verdict),
    ...rows,
    ...blindSpotRows(facts),
    ...memoryRows(facts),
    ...missingRows(verdict, available),
  ];
}

/** True of every kill by the kernel alike, so they decide less than their strength says. */
const GENERIC = new Set(['kernel-killed', 'oom-label', 'error-label']);

const weightOf = ({ id, strength }: Finding): number => STRONGEST_FIRST.indexOf(strength) + (GENERIC.has(id) ? 1.5 : 0);

/** One fact that speaks of several causes alike is told once, for the likeliest. */
function distinct(findings: Finding[]): Finding[] {
  const seen = { for: new Set<string>(), against: new Set<string>() };
  return findings.filter(({ id, bears }) => !seen[bears].has(id) && seen[bears].add(id));
}

function rowOf(
  scene: Scene,
  { id, family, bears, cause, message: said, value, unit, at, metric }: Finding
): EvidenceRow {
  return {
    id,
    family,
    bears,
    cause,
    message: said,
    value,
    unit,
    at: at === null || !Number.isFinite(at) ? null : toIso(epochMs(Math.round(at))),
    source: sourceOf(scene, family, metric),
  };
}

const sourceOf = ({ sources }: Scene, family: EvidenceFamily, metric: string | null): EvidenceRow['source'] =>
  metric === null ? null : sources.of(family, metric);

/** What cannot be seen from here at all, whatever is collected. */
function blindSpotRows({ scene, blindSpot, kill }: Facts): EvidenceRow[] {
  return blindSpot === null || kill.kind === 'eviction'
    ? []
    : [
        {
          id: `not-seen-${blindSpot.kind}`,
          family: blindSpot.family,
          bears: 'context',
          cause: null,
          message: message(`blind.${blindSpot.kind}`, { told: blindSpot.told }),
          value: null,
          unit: null,
          at: null,
          source: sourceOf(scene, blindSpot.family, blindSpot.metric),
        },
      ];
}

function memoryRows({ scene, own, limit, graphed }: Facts): EvidenceRow[] {
  if (own === null) {
    return [];
  }
  const params = { usageBytes: own.usageBytes, workingSetBytes: own.workingSetBytes, ageSeconds: own.ageSeconds };
  return [
    {
      id: 'last-sample',
      family: 'cadvisor-memory',
      bears: 'context',
      cause: null,
      message:
        typeof limit === 'number'
          ? message('finding.last-sample', params, { limitBytes: limit, usageShare: own.usageBytes / limit })
          : message('finding.last-sample-no-limit', params, { container: graphed }),
      value: own.usageBytes,
      unit: 'bytes',
      at: toIso(epochMs(own.at)),
      source: sourceOf(scene, 'cadvisor-memory', 'container_memory_usage_bytes'),
    },
  ];
}

/** Evidence that would settle what remains, and is not there. */
function missingRows(verdict: Verdict, available: ReadonlySet<EvidenceFamily>): EvidenceRow[] {
  const open = verdict.alternatives.filter(({ score }) => score >= 0.02).map(({ cause }) => cause);
  const causes = verdict.cause === 'undetermined' ? open : [verdict.cause, ...open];
  const wanted = new Map<EvidenceFamily, CauseId>();
  for (const cause of causes) {
    for (const family of CAUSE_RULES[ORDER.get(cause)!].decidedBy) {
      if (!available.has(family) && !wanted.has(family)) {
        wanted.set(family, cause);
      }
    }
  }
  return [...wanted].map(([family, cause]) => ({
    id: `missing-${family}`,
    family,
    bears: 'missing',
    cause,
    message: message(`missing.${family}`),
    value: null,
    unit: null,
    at: null,
    source: null,
  }));
}
