import { globSync } from 'glob';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

describe('names', () => {
  it('say what a thing is: no utils, helpers, common or misc', () => {
    const vague = globSync('**/*', {
      cwd: root,
      ignore: ['**/node_modules/**', '.config/**', 'dist/**', 'dist-cli/**', 'coverage/**', 'test-results/**'],
    }).filter((file) => /^(utils?|helpers?|common|misc)(\.|$)/i.test(path.basename(file)));
    expect(vague).toEqual([]);
  });
});
