import { EvidenceFamily } from '../../../src/core/evidence/families';
import { Missing } from '../evidence/Missing';
import { installations } from '../installations/installations';
import { isWitness, Recording, WITNESS_FAMILIES } from '../recording/Recording';

/** Ways of taking evidence away, in the order of the report. */
export const MODES = [
  'all evidence',
  'without one',
  'without two',
  'metrics alone',
  'metrics without one',
  'metrics without two',
  'a sufficient set alone',
  'defaults',
  'defaults with kernel-log',
  'without three',
  'any subset',
  'subsets of tellableFrom',
  'as asked',
] as const;
export type Mode = (typeof MODES)[number];

export interface Ablation {
  mode: Mode;
  missing: Missing;
  /** the installation whose defaults these are */
  installation?: string;
}

/** Every change of what is taken away that CI looks at. `present` are the families that the recording has at all. */
export function plan(recording: Recording, present: EvidenceFamily[]): Ablation[] {
  const metrics = present.filter((family) => !isWitness(family));
  const witnesses = present.filter(isWitness);
  const without = (mode: Mode, ...families: EvidenceFamily[]): Ablation => ({
    mode,
    missing: { families: new Set(families) },
  });
  const alone = new Map(
    recording.truth
      .flatMap(({ tellableFrom = [] }) => tellableFrom)
      .filter((set) => set.every((family) => present.includes(family)))
      .map((set) => [[...set].sort().join(), set])
  );
  return [
    without('all evidence'),
    ...present.map((one) => without('without one', one)),
    ...pairs(present).map((two) => without('without two', ...two)),
    without('metrics alone', ...witnesses),
    ...metrics.map((one) => without('metrics without one', ...witnesses, one)),
    ...pairs(metrics).map((two) => without('metrics without two', ...witnesses, ...two)),
    ...[...alone.values()].map((set) =>
      without('a sufficient set alone', ...present.filter((family) => !set.includes(family)))
    ),
    ...installations.filter(({ base }) => base === recording.installation).flatMap(defaultsOf),
  ];
}

function defaultsOf({ name, drops, labels }: (typeof installations)[number]): Ablation[] {
  const bare = new Set<EvidenceFamily>(WITNESS_FAMILIES);
  const logged = new Set(bare);
  logged.delete('kernel-log');
  return [
    { mode: 'defaults', installation: name, missing: { families: bare, drops, labels } },
    { mode: 'defaults with kernel-log', installation: name, missing: { families: logged, drops, labels } },
  ];
}

export const pairs = <T>(all: T[]): Array<[T, T]> =>
  all.flatMap((one, i) => all.slice(i + 1).map((other): [T, T] => [one, other]));
