/**
 * Runs a TypeScript file as one bundle, as what is shipped runs: tsx keeps the names of functions, which costs a third
 * of the diagnosis' speed. Run: node scripts/run-bundled.mjs FILE [ARGUMENTS OF THE FILE]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const [, , entry, ...args] = process.argv;
// worktrees may share node_modules: each has bundles of its own
const folder = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12);
const name = `${entry.replaceAll(/\W+/g, '-')}.cjs`;
const outfile = path.resolve('node_modules/.cache/pod-coroner-bundles', folder, name);

/** In a bundle, too, `__dirname` is the folder of the file that says it. */
const foldersOfSources = {
  name: 'folders-of-sources',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({
      loader: 'ts',
      contents: (await readFile(file, 'utf8')).replaceAll(/\b__dirname\b/g, JSON.stringify(path.dirname(file))),
    }));
  },
};

await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
  plugins: [foldersOfSources],
});
const { status, signal } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], {
  stdio: 'inherit',
});
process.exitCode = signal ? 1 : status;
