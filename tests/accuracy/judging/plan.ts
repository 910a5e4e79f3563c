import { EvidenceFamily } from '../../../src/core/evidence/families';
import { DAMAGES } from '../evidence/damage';
import { Missing } from '../evidence/Missing';
import { installations } from '../installations/installations';
import { seededRandom } from '../../ablation/seededRandom';
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
  'metrics lost',
  'scrapes lost',
  'outage',
  'series lost',
  'as asked',
] as const;
export type Mode = (typeof MODES)[number];

export interface Ablation {
  mode: Mode;
  missing: Missing;
  /** the installation whose defaults these are */
  installation?: string;
}

export interface Extent {
  /** `quick` leaves out the pairs, `ci` is what each change must pass, `nightly` adds pairs of metrics without witnesses, triples and subsets */
  extent: 'quick' | 'ci' | 'nightly';
  /** of the random subsets */
  seed: number;
  /** random subsets of each recording */
  randomSubsets: number;
}

/** All that is taken away from one recording. `present` are the families that it has at all. */
export function plan(
  recording: Recording,
  present: EvidenceFamily[],
  { extent, seed, randomSubsets }: Extent
): Ablation[] {
  const metrics = present.filter((family) => !isWitness(family));
  const witnesses = present.filter(isWitness);
  const without = (mode: Mode, ...families: EvidenceFamily[]): Ablation => ({
    mode,
    missing: { families: new Set(families) },
  });
  const quick = [
    without('all evidence'),
    ...present.map((one) => without('without one', one)),
    without('metrics alone', ...witnesses),
    ...metrics.map((one) => without('metrics without one', ...witnesses, one)),
    ...sufficientSets(recording, present).map((set) =>
      without('a sufficient set alone', ...present.filter((family) => !set.includes(family)))
    ),
    ...installations.filter(({ base }) => base === recording.installation).flatMap(defaultsOf),
  ];
  const random = seededRandom(seed + hashOf(`${recording.incident} ${recording.installation}`));
  const hit = (times: number) =>
    DAMAGES.flatMap((kind) =>
      Array.from({ length: times }, (_, i): Ablation => {
        const damage = { kind, seed: Math.floor(random() * 1e6) };
        return { mode: MODE_OF[kind], missing: { families: new Set(i % 2 ? witnesses : []), damage } };
      })
    );
  const ci = () => [...pairs(present).map((two) => without('without two', ...two)), ...hit(2)];
  const nightly = () => [
    ...hit(20),
    ...pairs(metrics).map((two) => without('metrics without two', ...witnesses, ...two)),
    ...triples(present).map((three) => without('without three', ...three)),
    ...Array.from({ length: randomSubsets }, () => {
      const share = random();
      return without('any subset', ...present.filter(() => random() < share));
    }),
    ...subsets([...new Set(sufficientSets(recording, present).flat())]).map((some) =>
      without('subsets of tellableFrom', ...some)
    ),
  ];
  return [...quick, ...(extent === 'quick' ? [] : ci()), ...(extent === 'nightly' ? nightly() : [])];
}

const MODE_OF = { metrics: 'metrics lost', scrapes: 'scrapes lost', outage: 'outage', series: 'series lost' } as const;

/** The sets of `tellableFrom` that the recording has, each once. */
function sufficientSets({ truth }: Recording, present: EvidenceFamily[]): EvidenceFamily[][] {
  const sets = truth.flatMap(({ tellableFrom = [] }) => tellableFrom);
  const whole = sets.filter((set) => set.every((family) => present.includes(family)));
  return [...new Map(whole.map((set) => [[...set].sort().join(), set])).values()];
}

const hashOf = (text: string): number =>
  [...text].reduce((hash, one) => (Math.imul(hash, 31) + one.charCodeAt(0)) | 0, 0);

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

const triples = <T>(all: T[]): T[][] => all.flatMap((one, i) => pairs(all.slice(i + 1)).map((two) => [one, ...two]));

const subsets = <T>(all: T[]): T[][] =>
  all.reduce<T[][]>((some, one) => [...some, ...some.map((set) => [...set, one])], [[]]);
