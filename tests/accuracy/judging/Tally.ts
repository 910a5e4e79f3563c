import { EvidenceFamily } from '../../../src/core/evidence/families';
import { damageText } from '../evidence/damage';
import { Calibration, countScores, mergeScores } from './calibration';
import { Judgement, Outcome } from './judge';
import { Particular, particularsOf } from './particulars';
import { Ablation, Mode } from './plan';

/** Counts of one cause in one mode. */
export type Counts = Record<Outcome | Particular | 'invented' | 'from-less' | 'ends', number>;

export const noCounts = (): Counts => ({
  ends: 0,
  right: 0,
  undetermined: 0,
  wrong: 0,
  'wrong-and-sure': 0,
  'not-found': 0,
  invented: 0,
  'from-less': 0,
  'wrong-trigger': 0,
  'no-trigger': 0,
  'wrong-label': 0,
});

/** An answer that one should look at, with the command that shows it again. */
export interface Remark {
  incident: string;
  installation: string;
  mode: Mode;
  /** the installation whose defaults were looked at */
  defaults: string | null;
  missing: EvidenceFamily[];
  /** as --damage takes it; null without any */
  damage: string | null;
  end: string;
  truth: string;
  told: string;
  because: string;
}

/** What came of some incidents: plain data, which workers hand over. */
export interface Tally {
  /** by mode, then by the truth's cause */
  counts: Record<string, Record<string, Counts>>;
  /** by installation: ends, those with a sufficient set left, those told right */
  installations: Record<string, { ends: number; tellable: number; right: number; judgedTellable: number }>;
  /** on incidents that nothing is tuned on, and on the others */
  calibration: Calibration;
  tuned: Calibration;
  failures: Remark[];
  /** right without a sufficient set */
  fromLess: Remark[];
  /** right in the cause, and what set it off left open */
  untriggered: Remark[];
  explained: number;
}

export const emptyTally = (): Tally => ({
  counts: {},
  installations: {},
  calibration: {},
  tuned: {},
  failures: [],
  fromLess: [],
  untriggered: [],
  explained: 0,
});

export interface About {
  incident: string;
  installation: string;
  /** not looked at while the weights were set */
  heldOut: boolean;
  present: EvidenceFamily[];
}

/** Adds one answer to the counts. */
export function count(
  tally: Tally,
  about: About,
  { mode, missing, installation }: Ablation,
  { judged, invented }: Judgement
): void {
  const byCause = (tally.counts[mode] ??= {});
  const families = about.present.filter((family) => missing.families.has(family));
  const base = {
    incident: about.incident,
    installation: about.installation,
    mode,
    defaults: installation ?? null,
    missing: families,
    damage: missing.damage ? damageText(missing.damage) : null,
  };
  tally.explained++;
  for (const { truth, told, outcome, fromLess, sufficient, failure } of judged) {
    const counts = (byCause[truth.cause] ??= noCounts());
    counts.ends++;
    counts[outcome]++;
    const remark = (because: string): Remark => ({
      ...base,
      end: `${truth.namespace}/${truth.pod}/${truth.container} ${truth.time}`,
      truth: truth.cause,
      told: told ? `${told.cause} ${told.certainty}${told.score === null ? '' : ` ${told.score}`}` : 'nothing',
      because,
    });
    if (failure) {
      tally.failures.push(remark(failure));
    }
    if (fromLess) {
      counts['from-less']++;
      tally.fromLess.push(remark('right from less than a sufficient set'));
    }
    for (const { kind, because } of told && outcome === 'right' ? particularsOf(truth, told) : []) {
      counts[kind]++;
      (kind === 'no-trigger' ? tally.untriggered : tally.failures).push(remark(because));
    }
    if (installation) {
      const share = (tally.installations[installation + (mode === 'defaults' ? '' : ' + kernel-log')] ??= {
        ends: 0,
        tellable: 0,
        right: 0,
        judgedTellable: 0,
      });
      share.ends++;
      share.right += outcome === 'right' ? 1 : 0;
      share.tellable += sufficient ? 1 : 0;
      share.judgedTellable += sufficient === null ? 0 : 1;
    }
    if (told) {
      countScores(about.heldOut ? tally.calibration : tally.tuned, about.incident, truth, told);
    }
  }
  for (const kill of invented) {
    (byCause[kill.cause] ??= noCounts()).invented++;
    tally.failures.push({
      ...base,
      end: `${kill.namespace}/${kill.pod}/${kill.container} ${kill.time} ± ${kill.timeErrorSeconds} s`,
      truth: 'no such end',
      told: `${kill.cause} ${kill.certainty}${kill.score === null ? '' : ` ${kill.score}`}`,
      because: 'invented',
    });
  }
}

/** Two tallies as one. */
export function merge(into: Tally, other: Tally): void {
  for (const [mode, causes] of Object.entries(other.counts)) {
    for (const [cause, counts] of Object.entries(causes)) {
      add(((into.counts[mode] ??= {})[cause] ??= noCounts()), counts);
    }
  }
  for (const [name, share] of Object.entries(other.installations)) {
    add((into.installations[name] ??= { ends: 0, tellable: 0, right: 0, judgedTellable: 0 }), share);
  }
  mergeScores(into.calibration, other.calibration);
  mergeScores(into.tuned, other.tuned);
  into.failures.push(...other.failures);
  into.fromLess.push(...other.fromLess);
  into.untriggered.push(...other.untriggered);
  into.explained += other.explained;
}

function add<Key extends string>(into: Record<Key, number>, more: Record<Key, number>): void {
  (Object.keys(more) as Key[]).forEach((key) => (into[key] += more[key]));
}
