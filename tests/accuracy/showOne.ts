import { explain } from '../../src/core/diagnosis/explain';
import { EvidenceFamily, FAMILIES } from '../../src/core/evidence/families';
import { say } from '../../src/core/explanation/words/say';
import { readDamage } from './evidence/damage';
import { Missing } from './evidence/Missing';
import { takeAway } from './evidence/takeAway';
import { installations } from './installations/installations';
import { judge } from './judging/judge';
import { leftIn, presentIn } from './judging/left';
import { shownIn } from './judging/shownIn';
import { cachedRecordings } from './recording/cachedRecordings';
import { WITNESS_FAMILIES } from './recording/Recording';

export interface Asked {
  /** families, separated by commas */
  missing?: string;
  /** whose labels */
  as?: string;
  /** the installation at whose defaults */
  defaults?: string;
  kernelLog?: boolean;
  /** what is lost at random beside (evidence/damage.ts) */
  damage?: string;
}

/** One incident under one lack of evidence, in full: each end, what was told of it, and why. */
export async function showOne(incident: string, hash: string, asked: Asked): Promise<string> {
  const missing = { ...missingOf(asked), ...(asked.damage !== undefined && { damage: readDamage(asked.damage) }) };
  const base = installations.find(({ name }) => name === asked.defaults)?.base ?? asked.as;
  const recordings = await cachedRecordings(incident, hash);
  const recording = recordings.find(({ installation }) => base === undefined || installation === base);
  if (!recording) {
    throw new Error(
      `There is no installation "${base}"; there are ${recordings.map(({ installation }) => installation).join(', ')}.`
    );
  }
  const present = presentIn(recording);
  const shown = shownIn(recording, missing);
  const left = missing.damage ? null : leftIn(recording, present, missing);
  const { kills, notices } = explain(takeAway(recording, missing));
  const { judged, invented } = judge(recording.truth, kills, left, shown);
  const lines = [
    `${incident} as ${recording.installation}; there: ${present.filter((family) => !missing.families.has(family)).join(', ')}`,
    ...notices.map((notice) => `notice: ${say(notice)}`),
  ];
  for (const { truth, told, outcome, sufficient, failure } of judged) {
    lines.push(
      '',
      `${truth.time} ${truth.namespace}/${truth.pod}/${truth.container} ${truth.exitCode} ${truth.reason}: ${truth.cause} ${truth.trigger ?? ''}`,
      `  ${outcome}${failure ? `: ${failure}` : ''}; tellable from ${truth.tellableFrom?.map((set) => set.join(' + ')).join(' or ') ?? 'nobody wrote down what'}${sufficient ? ', which is there' : ''}; shown by ${shown
        .get(truth)
        ?.by.map((set) => set.join(' + '))
        .join(' or ')}`
    );
    if (told) {
      lines.push(...wordsOf(told));
    }
  }
  invented.forEach((kill) =>
    lines.push('', `INVENTED ${kill.namespace}/${kill.pod}/${kill.container}`, ...wordsOf(kill))
  );
  return `${lines.join('\n')}\n`;
}

const wordsOf = (told: ReturnType<typeof explain>['kills'][number]): string[] => [
  `  told ${told.cause} ${told.certainty} ${told.score} at ${told.time} ± ${told.timeErrorSeconds} s, ${told.exitCode} ${told.reason}, trigger ${told.trigger}, signal ${told.signal}, mislabelled ${told.mislabelled}, settled ${told.settled}`,
  `  beside ${told.alternatives.map(({ cause, score }) => `${cause} ${score}`).join(', ')}`,
  ...told.evidence.map(
    ({ bears, family, cause, message }) => `    ${bears} ${cause ?? ''} [${family}] ${say(message)}`
  ),
];

function missingOf({ missing = '', defaults, kernelLog }: Asked): Missing {
  if (defaults !== undefined) {
    const installation = installations.find(({ name }) => name === defaults);
    if (!installation) {
      throw new Error(
        `There are no defaults of "${defaults}"; there are ${installations.map(({ name }) => name).join(', ')}.`
      );
    }
    const { drops, labels } = installation;
    return {
      families: new Set(WITNESS_FAMILIES.filter((family) => !kernelLog || family !== 'kernel-log')),
      drops,
      labels,
    };
  }
  const names = missing.split(',').filter(Boolean);
  const unknown = names.filter((name) => !FAMILIES.some((family) => family === name));
  if (unknown.length > 0) {
    throw new Error(`There is no family "${unknown[0]}"; there are ${FAMILIES.join(', ')}.`);
  }
  return { families: new Set(names as EvidenceFamily[]) };
}
