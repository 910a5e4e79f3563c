import { readdirSync } from 'node:fs';
import path from 'node:path';
import { explain } from '../../src/core/diagnosis/explain';
import { ExplainedKill, Explanation } from '../../src/core/explanation/Explanation';
import { readCapsule } from '../capsuleFile';
import { report } from './report';

const FOLDER = path.resolve(__dirname, '../../examples');
const CAPSULES = readdirSync(FOLDER).filter((file) => file.endsWith('.json.gz'));

/** Narrow words such as `as such.` are no sentence. */
const FEWEST_WORDS = 3;
const MARK = /^[✓✗?→]\s+/;
const NOT = /^not [a-z-]+:\s+/;

/** What a report says, line breaks taken out: a line that is not indented as a continuation begins something new. */
function sentencesOf(text: string): string[] {
  return text
    .replace(/\n {4,}(?=\S)/g, ' ')
    .split('\n')
    .map((line) => line.trim().replace(MARK, '').replace(NOT, ''))
    .flatMap((line) => line.split(/(?<=[.!?]) (?=\p{Lu}|✗)/u))
    .filter((sentence) => sentence.split(' ').length >= FEWEST_WORDS);
}

const twice = (sentences: string[]): string[] => sentences.filter((one, i) => sentences.indexOf(one) !== i);

/** The report of a kill by itself. */
const alone = (explanation: Explanation, kill: ExplainedKill): Explanation => ({
  ...explanation,
  groups: explanation.groups
    .filter(({ killIds }) => killIds.includes(kill.id))
    .map((group) => ({ ...group, count: 1, killIds: [kill.id] })),
  kills: [kill],
});

describe('the report of a kill', () => {
  it.each(CAPSULES)('says nothing twice: %s', (file) => {
    const { evidence } = readCapsule(path.join(FOLDER, file));
    const explanation = explain(evidence);
    for (const kill of explanation.kills) {
      const text = report(alone(explanation, kill), evidence, { columns: 100, inFull: [kill.cause] });
      expect(sentencesOf(text).length).toBeGreaterThan(5);
      expect(twice(sentencesOf(text))).toEqual([]);
    }
  });

  it('names with a fact that supports its cause the one that it contradicts', () => {
    const { evidence } = readCapsule(path.join(FOLDER, 'node-oom.json.gz'));
    const explanation = explain(evidence);
    const text = report(alone(explanation, explanation.kills[0]), evidence, { columns: 100, inFull: [] });
    expect(text.replace(/\s+/g, ' ')).toContain(
      '✓ The kubelet evicted for memory.available on the same node within a minute and a half. ✗ not node-allocatable'
    );
  });
});
