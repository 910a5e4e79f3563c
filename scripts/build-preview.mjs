// The preview: a page that hosts the built plugins, and the server that serves it.
import { build } from 'esbuild';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const built = 'dist-preview';
// Takes its place when it is whole, under the feet of a server that runs.
const out = 'node_modules/.cache/pod-coroner-preview';
const require = createRequire(import.meta.url);
const grafanaUi = createRequire(require.resolve('@grafana/ui'));
const { version } = require('@grafana/ui/package.json');

/** Scenes' panel builders, which the page does not use, want defaults that this Grafana's schema lacks. */
const withoutUnused = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /types\.gen$/ }, ({ path, importer }) =>
      importer.includes('@grafana/scenes') ? { path, namespace: 'left-out' } : undefined
    );
    // Nor the code editor, which is half of what there would be to build.
    onResolve({ filter: /^(@monaco-editor\/react|monaco-editor)/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {}' }));
  },
};

rmSync(out, { recursive: true, force: true });

const page = build({
  entryPoints: { main: 'preview/host/main.tsx' },
  outdir: `${out}/page`,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
  loader: { '.svg': 'file', '.png': 'file', '.ttf': 'file', '.woff2': 'file' },
  // One emotion for the page, Grafana's: styles keep their order only within one cache.
  alias: { '@emotion/css': grafanaUi.resolve('@emotion/css').replace(/\.cjs(\.default)?\.js$/, '.esm.js') },
  plugins: [withoutUnused],
  logLevel: 'warning',
  // systemjs says "type": "script", which no bundler knows.
  logOverride: { 'package.json': 'silent' },
});

const server = build({
  entryPoints: ['preview/server/main.ts'],
  outfile: `${out}/server.mjs`,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
});

await Promise.all([page, server]);
const html = readFileSync('preview/host/index.html', 'utf8').replace('%GRAFANA_VERSION%', version);
writeFileSync(`${out}/page/index.html`, html);
rmSync(built, { recursive: true, force: true });
renameSync(out, built);
