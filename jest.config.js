// Times in messages and snapshots must not depend on where a test runs.
process.env.TZ = 'UTC';

const grafana = require('./.config/jest.config');

// d3-color and others ship .mjs, which the scaffold's pattern leaves untransformed.
const [swcTransform] = Object.values(grafana.transform);
const transform = { '^.+\\.m?[tj]sx?$': swcTransform };

const testPathIgnorePatterns = ['/node_modules/', '/dist/', '/dist-cli/'];
const node = {
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: grafana.transformIgnorePatterns,
  testPathIgnorePatterns,
};

module.exports = {
  projects: [
    {
      ...node,
      displayName: 'unit',
      testMatch: ['core', 'frames']
        .map((folder) => `<rootDir>/src/${folder}/**/*.test.ts`)
        .concat(['<rootDir>/cli/**/*.test.ts', '<rootDir>/scenarios/**/*.test.ts']),
    },
    {
      ...grafana,
      displayName: 'unit-browser',
      transform,
      testPathIgnorePatterns: [
        ...testPathIgnorePatterns,
        '<rootDir>/src/core/',
        '<rootDir>/src/frames/.*\\.test\\.ts$',
      ],
      testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
    },
    {
      ...node,
      displayName: 'integration',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: [...testPathIgnorePatterns, '<rootDir>/tests/grafana/'],
      setupFilesAfterEnv: ['<rootDir>/tests/setup.ts'],
    },
    {
      // wants a Grafana that runs: npm run test:grafana -- --grafana URL
      ...node,
      displayName: 'grafana',
      testMatch: ['<rootDir>/tests/grafana/**/*.test.ts', '<rootDir>/tests/browser/panel{,Controls}.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/setup.ts'],
    },
  ],
};
