import { readFileSync } from 'node:fs';
import path from 'node:path';
import { explain } from '../../src/core/diagnosis/explain';
import { together } from '../../src/core/evidence/attach/Brought';
import { readAttachment, type Attachment } from '../../src/core/evidence/attach/readAttachment';
import { withWitnesses } from '../../src/core/evidence/attach/withWitnesses';
import type { Evidence } from '../../src/core/evidence/Evidence';
import { lab1Evidence } from '../examples/lab1Evidence';
import { compareWithTruth, isSure, wrongAndSure } from '../truth/compareWithTruth';
import { lab1 } from '../truth/lab1';
import { METRIC_GROUPS } from './metricGroups';
import { seededRandom } from './seededRandom';
import { groupsIn, takeAway } from './takeAway';
import { withoutLabels } from './withoutLabels';

const FOLDER = path.dirname(lab1.recording);
const FILES: Record<Attachment['kind'], string> = {
  'kernel-log': 'kernel.log',
  events: 'events.json',
  pods: 'pods.json',
};
const KINDS = Object.keys(FILES) as Array<Attachment['kind']>;
const SUBSETS: Array<Array<Attachment['kind']>> = [
  ['kernel-log'],
  ['events'],
  ['pods'],
  ['kernel-log', 'events'],
  ['kernel-log', 'pods'],
  ['events', 'pods'],
  KINDS,
];
/** Labels that a scrape may lack, by which witnesses are joined. */
const LABELS: Record<string, string[]> = {
  'all labels': [],
  'no uid': ['uid'],
  'no container id': ['name', 'id'],
  'no uid and no container id': ['uid', 'name', 'id'],
};
const RANDOM_SUBSETS = Number(process.env.RANDOM_SUBSETS ?? 6);

const read = (kind: Attachment['kind']) =>
  readAttachment({ kind, node: '', name: FILES[kind], text: readFileSync(path.join(FOLDER, FILES[kind]), 'utf8') });

describe.each(SUBSETS.map((kinds) => [kinds.join(', '), kinds] as const))('lab1 with %s', (_, kinds) => {
  let evidence: Evidence;
  const brought = together(kinds.map(read));
  beforeAll(async () => {
    evidence = await lab1Evidence();
  });

  it.each(Object.keys(LABELS))('and %s is never told wrong and sure, whatever metrics are missing', (labels) => {
    const random = seededRandom(11);
    const names = groupsIn(evidence, METRIC_GROUPS);
    const drawn = Array.from({ length: RANDOM_SUBSETS }, () => {
      const share = 0.1 + 0.8 * random();
      return names.filter(() => random() < share);
    });
    const bare = withoutLabels(evidence, LABELS[labels]);
    const wrong: string[] = [];
    for (const missing of [[], ...names.map((name) => [name]), ...drawn]) {
      const left = takeAway(
        bare,
        missing.map((name) => METRIC_GROUPS[name])
      );
      const comparison = compareWithTruth(lab1.truth(), explain(withWitnesses(left, brought)).kills);
      const without = `without ${missing.join(', ') || 'nothing'}`;
      wrong.push(
        ...wrongAndSure(comparison).map(
          ({ truth, told }) =>
            `${truth.id} ${truth.cause} at ${truth.time} told as ${told.cause} ${told.certainty} ${without}`
        ),
        ...comparison.invented
          .filter(isSure)
          .map(({ pod, time, cause, certainty }) => `invented ${cause} ${certainty} of ${pod} at ${time} ${without}`)
      );
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  });
});
