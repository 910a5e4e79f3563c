import { Calibration, isMiscalibrated, leastOf, OTHERS, shareOf, WITNESSED } from './calibration';
import { MODES } from './plan';
import { Counts, noCounts, Remark, Tally } from './Tally';

const COLUMNS: Array<[keyof Counts, string]> = [
  ['ends', 'ends'],
  ['right', 'right'],
  ['undetermined', 'undetermined'],
  ['wrong', 'wrong'],
  ['wrong-and-sure', 'wrong and sure'],
  ['not-found', 'not found'],
  ['invented', 'invented'],
  ['from-less', 'told from less'],
  ['wrong-trigger', 'wrong trigger'],
  ['no-trigger', 'no trigger'],
  ['wrong-label', 'wrong label'],
];

const table = (head: string[], rows: Array<Array<string | number>>): string[] => [
  `| ${head.join(' | ')} |`,
  `| ${head.map((_, i) => (i === 0 ? '---' : '--:')).join(' | ')} |`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function summed(all: Counts[]): Counts {
  const sum = noCounts();
  all.forEach((one) => COLUMNS.forEach(([key]) => (sum[key] += one[key])));
  return sum;
}

const cells = (counts: Counts): number[] => COLUMNS.map(([key]) => counts[key]);

/** By mode, by cause in all of them, by installation, and the calibration; Markdown. */
export function reportOf({ counts, installations, calibration, tuned, explained }: Tally): string {
  const modes = MODES.filter((mode) => counts[mode]);
  const causes = [...new Set(modes.flatMap((mode) => Object.keys(counts[mode])))].sort();
  const head = COLUMNS.map(([, title]) => title);
  const total = summed(modes.flatMap((mode) => Object.values(counts[mode])));
  return [
    `${explained} times explained.`,
    '',
    'By what is taken away',
    '',
    ...table(
      ['evidence', ...head],
      [...modes.map((mode) => [mode, ...cells(summed(Object.values(counts[mode])))]), ['total', ...cells(total)]]
    ),
    '',
    'By cause, in all of these',
    '',
    ...table(
      ['truth', ...head],
      [
        ...causes.map((cause) => [cause, ...cells(summed(modes.flatMap((mode) => counts[mode][cause] ?? [])))]),
        ['total', ...cells(total)],
      ]
    ),
    '',
    'By cause, with all evidence',
    '',
    ...table(
      ['truth', ...head],
      Object.entries(counts['all evidence'] ?? {}).map(([cause, one]) => [cause, ...cells(one)])
    ),
    '',
    "At each installation's defaults (tellable: of the ends whose sufficient sets are written down; a set counts where all of its families' metrics that it goes by are collected)",
    '',
    ...table(
      ['installation', 'ends', 'tellable', 'told right'],
      Object.entries(installations)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, one]) => [name, one.ends, percent(one.tellable, one.judgedTellable), percent(one.right, one.ends)])
    ),
    '',
    'Calibration, on incidents that nothing was tuned on (a third of the catalogue by a hash of the name, and lab1)',
    '',
    ...scoresTable(calibration),
    '',
    'Calibration, on the others',
    '',
    ...scoresTable(tuned),
    '',
  ].join('\n');
}

const scoresTable = (calibration: Calibration): string[] =>
  table(
    ['score', 'said', 'true', 'ends', 'true by end', 'at least'],
    Object.entries(calibration)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? 1 : -1))
      .map(([band, one]) => [
        band,
        one.told,
        one.right,
        Object.keys(one.ends).length,
        percent(shareOf(one), 1),
        leastOf(band) === null ? '' : percent(leastOf(band)!, 1),
      ])
  );

const rank = (band: string): number =>
  band === WITNESSED ? 0 : band.startsWith('answers') ? 1 : band.startsWith(OTHERS) ? 3 : 2;

/** Score bands in which less is true than was said. */
export const miscalibrated = ({ calibration }: Tally): string[] =>
  Object.entries(calibration)
    .filter(([band, counted]) => isMiscalibrated(band, counted))
    .map(
      ([band, counted]) =>
        `calibration: of ${band} only ${percent(shareOf(counted), 1)} were true (${Object.keys(counted.ends).join(', ')})`
    );

/** One line a failure, those alike counted once, with the command that shows the first. */
export function failuresOf(failures: Remark[], most: number): string[] {
  const alike = new Map<string, Remark[]>();
  for (const one of failures) {
    const key = [one.incident, one.because, one.truth, one.told.replace(/ [\d.]+$/, '')].join('|');
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  const groups = [...alike.values()].sort((a, b) => b.length - a.length);
  return [
    ...groups.slice(0, most).map((group) => {
      const [first] = [...group].sort((a, b) => a.missing.length - b.missing.length);
      const { incident, because, truth, told, end } = first;
      return `${group.length} × ${incident}: ${because}: ${end} is ${truth}, told ${told}\n    ${commandOf(first)}`;
    }),
    ...(groups.length > most ? [`… and ${groups.length - most} more kinds of failure`] : []),
  ];
}

const commandOf = ({ incident, installation, defaults, missing, damage, mode }: Remark): string =>
  `npm run accuracy -- --incident ${incident} --as ${installation}` +
  (defaults ? ` --defaults '${defaults}'${mode === 'defaults with kernel-log' ? ' --kernel-log' : ''}` : '') +
  (missing.length > 0 && !defaults ? ` --missing ${missing.join(',')}` : '') +
  (damage ? ` --damage '${damage}'` : '');
