/**
 * Runs a TypeScript file as one bundle, as what is shipped runs: tsx keeps the names of functions, which costs a third
 * of the diagnosis' speed. Run: node scripts/run-bundled.mjs FILE [ARGUMENTS OF THE FILE]
 */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const [, , entry, ...args] = process.argv;
const outfile = path.resolve('node_modules/.cache/pod-coroner-bundles', `${entry.replaceAll(/\W+/g, '-')}.cjs`);

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
