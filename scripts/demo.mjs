// From a fresh clone to the preview with its examples: installs and builds what is missing or older than its sources.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST_NODE = 20;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

// A build that finds nothing changed leaves its files as old as they are, so each leaves a stamp.
const stampOf = (script) => `node_modules/.cache/pod-coroner-demo/${script.replace(':', '-')}`;

const builds = [
  {
    script: 'build:plugin',
    output: 'dist/panel/module.js',
    sources: ['src', '.config', 'webpack.config.ts', 'package-lock.json'],
  },
  {
    script: 'build:preview',
    output: 'dist-preview/page/index.html',
    sources: ['preview', 'src/core', 'scripts/build-preview.mjs', 'package-lock.json'],
  },
];

function newest(file) {
  if (!existsSync(file)) {
    return 0;
  }
  const { mtimeMs } = statSync(file);
  return statSync(file).isDirectory()
    ? Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))))
    : mtimeMs;
}

const isOld = ({ script, output, sources }) => {
  const made = existsSync(output) ? Math.max(newest(output), newest(stampOf(script))) : 0;
  return made < Math.max(...sources.map(newest));
};

function run(what, ...args) {
  process.stdout.write(`${what} …\n`);
  const { status, stdout, stderr } = spawnSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}\nnpm ${args.join(' ')} failed: see above.\n`);
    process.exit(1);
  }
}

if (process.argv.includes('--help')) {
  process.stdout.write(
    'npm run demo -- [--port N] [--prometheus URL] [--capsule FILE]\n\nInstalls and builds what is missing, then shows the examples on a page of this machine.\n'
  );
  process.exit(0);
}
if (Number(process.versions.node.split('.')[0]) < LEAST_NODE) {
  process.stderr.write(`Pod Coroner needs Node ${LEAST_NODE} or later; this is ${process.versions.node}.\n`);
  process.exit(2);
}
const isShared = existsSync('node_modules') && lstatSync('node_modules').isSymbolicLink();
// npm ci empties what a link leads to, which somebody else may be using
if (!isShared && newest('node_modules/.package-lock.json') < newest('package-lock.json')) {
  run('Installing packages, a minute or two', 'ci', '--no-audit', '--no-fund');
}
for (const build of builds.filter(isOld)) {
  run(`Building (npm run ${build.script})`, 'run', build.script);
  mkdirSync(path.dirname(stampOf(build.script)), { recursive: true });
  writeFileSync(stampOf(build.script), '');
}

const server = spawn(process.execPath, ['dist-preview/server.mjs', ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches the server, too: it ends, and this with it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.once('exit', (status) => process.exit(status ?? 0));
