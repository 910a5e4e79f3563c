import grafanaI18n from '@grafana/i18n/eslint-plugin';
import { defineConfig } from 'eslint/config';
import grafanaConfig from './.config/eslint.config.mjs';
import { noCrossing } from './lint/boundaries.mjs';

export default defineConfig([
  {
    ignores: [
      '.config/',
      '**/node_modules/',
      '**/dist/',
      '**/dist-cli/',
      '**/dist-preview/',
      '**/coverage/',
      '**/artifacts/',
      'test-results/',
      'playwright-report/',
      'blob-report/',
      'playwright/',
    ],
  },
  ...grafanaConfig,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.{ts,tsx,mts,cts,js,mjs,cjs}'],
    plugins: { podcoroner: { rules: { 'no-crossing': noCrossing } } },
    rules: {
      'podcoroner/no-crossing': 'error',
      'no-control-regex': 'error',
    },
  },
  {
    // moment is handed on to plugins here, as Grafana does it, and used by nobody of ours
    files: ['preview/host/grafana/sharedModules.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/core/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'global', '__dirname', '__filename', 'setImmediate'].map((name) => ({
          name,
          message: 'The core also runs in a browser.',
        })),
        ...['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage'].map((name) => ({
          name,
          message: 'The core also runs in a terminal.',
        })),
      ],
    },
  },
  {
    files: ['src/{pages,panel,datasource}/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    plugins: { '@grafana/i18n': grafanaI18n },
    rules: {
      '@grafana/i18n/no-untranslated-strings': 'error',
      '@grafana/i18n/no-translation-top-level': 'error',
    },
  },
]);
