import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import React from 'react';
import { fireEvent, render } from '@testing-library/react';
import { explain } from '../../core/diagnosis/explain';
import { parseCapsule } from '../../core/evidence/capsule';
import { type ExplainedKill, type Explanation as Told } from '../../core/explanation/Explanation';
import { Explanation } from './Explanation';
import { useOpenFolds } from './folds/useOpenFolds';
import { markdownOf } from './markdownOf';
import { tellIn } from './tell';

jest.setTimeout(60_000);

jest.mock('@grafana/runtime', () => ({ ...jest.requireActual('@grafana/runtime'), hasPermission: () => false }));

const FOLDER = path.resolve(__dirname, '../../../examples');
const CAPSULES = readdirSync(FOLDER).filter((file) => file.endsWith('.json.gz'));

const explained = (file: string): Told =>
  explain(parseCapsule(gunzipSync(readFileSync(path.join(FOLDER, file))).toString('utf8')).evidence);

/** One of each story: drawing takes its time in jsdom. */
const firstOfEach = ({ groups, kills }: Told): ExplainedKill[] =>
  groups.map(({ killIds }) => kills.find(({ id }) => id === killIds[0])!);

beforeAll(() => {
  // jsdom draws nothing; the Combobox measures its text
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value: () => ({ measureText: () => ({ width: 50 }) }),
  });
});

function Shown({ kill }: { kill: ExplainedKill }) {
  const folds = useOpenFolds();
  return <Explanation kill={kill} timeZone="utc" prometheusUid={null} folds={folds} jumpTo={() => null} />;
}

/** Without the cause that is named before a fact. */
const bare = (words: string): string => words.replace(/^(Against|For) “[^”]+”: /, '');
/** The sentences of a text, but not the causes that a fact speaks of besides. */
const sentencesOf = (text: string): string[] =>
  bare(text)
    .split(/(?<=[.!?]) (?=\p{Lu})/u)
    .filter((sentence) => /\w[.!?]$/.test(sentence) && !/^Also (against|for) “/.test(sentence));
const twice = (sentences: string[]): string[] => sentences.filter((one, i) => sentences.indexOf(one) !== i);

/** The texts of elements that hold nothing but text, all that can be opened being open. */
function textsOf(container: HTMLElement): string[] {
  return [...container.querySelectorAll('*')]
    .filter(({ children, textContent }) => children.length === 0 && textContent)
    .map(({ textContent }) => textContent ?? '');
}

describe('the explanation in the panel', () => {
  it.each(CAPSULES)('says nothing twice, whatever is opened: %s', (file) => {
    for (const kill of firstOfEach(explained(file))) {
      const { container, unmount } = render(<Shown kill={kill} />);
      container
        .querySelectorAll<HTMLElement>('[data-testid^="podcoroner-fold-"] h4 button')
        .forEach((button) => fireEvent.click(button));
      for (const title of [/^Status and labels/, /facts \(\d+\)$/]) {
        const button = [...container.querySelectorAll('button')].find(({ textContent }) =>
          title.test(textContent ?? '')
        );
        if (button !== undefined) {
          fireEvent.click(button);
        }
        const sentences = textsOf(container).flatMap(sentencesOf);
        expect(sentences.length).toBeGreaterThan(2);
        expect(twice(sentences)).toEqual([]);
      }
      unmount();
    }
  });

  it.each(CAPSULES)('says nothing twice in an incident’s notes: %s', (file) => {
    for (const kill of explained(file).kills) {
      const lines = markdownOf(kill, tellIn('utc')).split('\n');
      const facts = lines.filter((line) => /^- [✓✗·?] /.test(line)).map((line) => bare(line.slice(4)));
      expect(facts.length).toBeGreaterThan(2);
      expect(twice(facts.map((fact) => fact.replace(/( Also (against|for) “[^”]+”\.)*( \([^()]+Z\))?$/, '')))).toEqual(
        []
      );
    }
  });
});
