import { dirname } from 'node:path';
import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig, devices } from '@playwright/test';

const auth = `${dirname(require.resolve('@grafana/plugin-e2e'))}/auth`;

/** Specs in e2e/, against the Grafana of docker-compose.yaml: npx playwright test. GRAFANA_URL and CHROMIUM name others. */
export default defineConfig<PluginOptions>({
  testDir: './e2e',
  fullyParallel: false,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  reporter: process.env.CI ? [['list'], ['html', { open: 'never' }]] : 'list',
  use: {
    baseURL: process.env.GRAFANA_URL ?? 'http://127.0.0.1:3000',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: process.env.CHROMIUM
      ? {
          executablePath: process.env.CHROMIUM,
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--disable-background-networking',
            '--disable-sync',
          ],
        }
      : {},
  },
  projects: [
    { name: 'auth', testDir: auth, testMatch: [/.*\.js/] },
    {
      name: 'chromium',
      use: { ...devices['Desktop Chrome'], storageState: 'playwright/.auth/admin.json' },
      dependencies: ['auth'],
    },
  ],
});
