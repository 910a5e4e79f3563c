import { execFileSync } from 'node:child_process';
import path from 'node:path';

interface Snippet {
  file: string;
  code: string;
}

const root = path.resolve(__dirname, '../..');

function refusalsOf(snippets: Snippet[]): string[][] {
  const printed = execFileSync(process.execPath, [path.join(__dirname, 'lint-snippets.mjs')], {
    cwd: root,
    input: JSON.stringify(snippets),
    encoding: 'utf8',
  });
  // Plugins of ESLint print notices before it.
  return JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '');
}

const core = 'src/core/kills/findKills.ts';
const coreTest = 'src/core/kills/findKills.test.ts';
const scenario = 'scenarios/node-oom.ts';
const crossing = 'podcoroner/no-crossing';

const refused: Array<[string, string, string]> = [
  // what the core must not know
  [core, "export { dateTime } from '@grafana/data';", crossing],
  [core, "import { config } from '@grafana/runtime'; export default config;", crossing],
  [core, "export type { DataQuery } from '@grafana/schema';", crossing],
  [core, "export * from 'react';", crossing],
  [core, "export { createRoot } from 'react-dom/client';", crossing],
  [core, "export { css } from '@emotion/css';", crossing],
  [core, "export { of } from 'rxjs';", crossing],
  [core, "export { map } from 'rxjs/operators';", crossing],
  [core, "export { readFile } from 'node:fs/promises';", crossing],
  [core, "export { readFileSync } from 'fs';", crossing],
  [core, "import path from 'path'; export default path;", crossing],
  [core, "export { AutopsyDataSource } from '../../datasource/AutopsyDataSource';", crossing],
  [core, "export { AutopsyPanel } from '../../panel/AutopsyPanel';", crossing],
  [core, "export { Start } from '../../pages/Start/Start';", crossing],
  [core, "export { Start } from 'pages/Start/Start';", crossing],
  [core, "export { toFrames } from '../../frames/toFrames';", crossing],
  [core, "export { plugin } from '../../module';", crossing],
  [core, "export { main } from '../../../cli/main';", crossing],
  [core, "export { nodeOom } from '../../../scenarios/node-oom';", crossing],
  [core, "export { open } from '../../../preview/open';", crossing],
  // in whatever form it is imported
  [core, "export const data = import('@grafana/data');", crossing],
  [core, 'export const data = import(`@grafana/data`);', crossing],
  [core, 'export const load = (name: string) => import(name);', crossing],
  [core, "export const fs = require('fs');", crossing],
  [core, "import fs = require('fs'); export default fs;", crossing],
  [core, "export type Frame = import('@grafana/data').DataFrame;", crossing],
  [core, "import type { DataFrame } from '@grafana/data'; export type Frame = DataFrame;", crossing],
  // globals that only one face has
  [core, 'export const home = process.env.HOME;', 'no-restricted-globals'],
  [core, 'export const here = window.name;', 'no-restricted-globals'],
  // tests of the core may read files, and nothing else more
  [coreTest, "export { dateTime } from '@grafana/data';", crossing],
  [coreTest, "export { nodeOom } from '../../../scenarios/node-oom';", crossing],
  // scenarios know the truth by themselves
  [scenario, "export { findKills } from '../src/core/kills/findKills';", crossing],
  [scenario, "export { findKills } from 'core/kills/findKills';", crossing],
  // nobody imports the command line
  ['src/datasource/query.ts', "export { main } from '../../cli/main';", crossing],
  ['scenarios/node-oom.ts', "export { main } from '../cli/main';", crossing],
  ['tests/agreement.test.ts', "export { main } from '../cli/main';", crossing],
  ['tests/agreement.test.ts', "jest.mock('../cli/main');", crossing],
  ['preview/page.ts', "export { main } from '../cli/main';", crossing],
];

const allowed: Array<[string, string]> = [
  [core, "export { badness } from '../kubernetes/badness';"],
  [core, "export { parser } from '@prometheus-io/lezer-promql';"],
  [coreTest, "export { readFileSync } from 'node:fs';"],
  [scenario, "export { openMetrics } from './openMetrics';"],
  ['cli/main.ts', "export { explain } from './explain';"],
  ['cli/main.ts', "export { findKills } from '../src/core/kills/findKills';"],
  ['src/frames/toFrames.ts', "export { createDataFrame } from '@grafana/data';"],
  ['src/datasource/query.ts', "export { findKills } from '../core/kills/findKills';"],
];

describe('boundaries', () => {
  const refusals = new Map<string, string[]>();
  const keyOf = (file: string, code: string) => `${file}: ${code}`;

  beforeAll(() => {
    const snippets = [...refused, ...allowed].map(([file, code]) => ({ file, code: `${code}\n` }));
    const answers = refusalsOf(snippets);
    snippets.forEach(({ file, code }, i) => refusals.set(keyOf(file, code.trimEnd()), answers[i]));
  });

  it.each(refused)('refuse in %s: %s', (file, code, rule) => {
    expect(refusals.get(keyOf(file, code))).toContain(rule);
  });

  it.each(allowed)('allow in %s: %s', (file, code) => {
    expect(refusals.get(keyOf(file, code))).toEqual([]);
  });
});
