// The pictures of docs/pictures, taken of the real preview with the examples. Run: npm run build && npm run pictures
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const FOLDER = 'docs/pictures';
const MARKER = '[data-testid="podcoroner-marker"] >> nth=';

/** Each picture: the address' parameters, and what is clicked before it is taken: a marker, then parts of the explanation. */
const PICTURES = [
  { name: 'panel-dark', query: 'incident=node-oom.json.gz', theme: 'dark', size: '1440x800', click: `${MARKER}1` },
  { name: 'panel-light', query: 'incident=node-oom.json.gz', theme: 'light', size: '1440x800', click: `${MARKER}1` },
  {
    name: 'container-limit-dark',
    query: 'incident=container-limit.json.gz',
    theme: 'dark',
    size: '1440x800',
    click: `${MARKER}0`,
  },
  {
    name: 'node-eviction-light',
    query: 'incident=node-eviction.json.gz',
    theme: 'light',
    size: '1440x800',
    click: `${MARKER}0`,
  },
  {
    name: 'node-allocatable-dark',
    query: 'incident=node-allocatable.json.gz',
    theme: 'dark',
    size: '1440x800',
    click: `${MARKER}0`,
  },
  {
    name: 'pod-limit-dark',
    query: 'incident=pod-limit-tmpfs-survives.json.gz',
    theme: 'dark',
    size: '1440x800',
    click: `${MARKER}1`,
  },
  {
    name: 'probe-light',
    query: 'incident=probe-liveness-143.json.gz',
    theme: 'light',
    size: '1440x800',
    click: `${MARKER}0`,
  },
  {
    name: 'ranking-dark',
    query: 'incident=node-oom.json.gz',
    theme: 'dark',
    size: '1440x1180',
    click: `${MARKER}1`,
    open: ['ranking', 'consumers'],
  },
  { name: 'quiet-light', query: 'incident=quiet.json.gz', theme: 'light', size: '1440x800' },
  {
    name: 'low-dark',
    query: 'incident=node-oom.json.gz&kiosk&height=400',
    theme: 'dark',
    size: '1000x420',
    click: `${MARKER}0`,
  },
  {
    name: 'narrow-light',
    query: 'incident=node-oom.json.gz&kiosk&height=560',
    theme: 'light',
    size: '600x580',
    click: `${MARKER}0`,
  },
];

mkdirSync(FOLDER, { recursive: true });
const server = spawn(process.execPath, ['dist-preview/server.mjs'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const address = await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
      const [found] = /http:\S+/.exec(String(chunk)) ?? [];
      if (found) {
        resolve(found);
      }
    });
    server.once('exit', () => reject(new Error('The preview did not start: npm run build.')));
  });
  for (const { name, query, theme, size, click, open = [] } of PICTURES) {
    const parts = open.map((part) => `[data-testid="podcoroner-fold-${part}"] button`);
    const clicks = [click, ...parts].filter(Boolean).flatMap((selector) => ['--click', selector]);
    execFileSync(
      process.execPath,
      [
        'scripts/screenshot.mjs',
        `${address}?${query}`,
        `${FOLDER}/${name}.png`,
        '--theme',
        theme,
        '--size',
        size,
        ...clicks,
      ],
      { stdio: 'inherit' }
    );
  }
} finally {
  server.kill();
}
