// A picture of a page: node scripts/screenshot.mjs URL FILE [--theme dark|light] [--size WxH] [--click SELECTOR]… [--wait SELECTOR] [--scale N]
import { parseArgs } from 'node:util';
import { launchChromium } from './launch-chromium.mjs';

const USAGE =
  'node scripts/screenshot.mjs URL FILE [--theme dark|light] [--size 1440x800] [--click SELECTOR]… [--wait SELECTOR] [--scale 2]';

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string' },
    size: { type: 'string', default: '1440x800' },
    click: { type: 'string', multiple: true, default: [] },
    wait: { type: 'string' },
    scale: { type: 'string', default: '1' },
  },
});
const [address, file] = positionals;
const [, width, height] = /^(\d+)x(\d+)$/.exec(values.size) ?? [];
if (!address || !file || !width || !URL.canParse(address)) {
  refuse(USAGE);
}

const url = new URL(address);
if (values.theme) {
  url.searchParams.set('theme', values.theme);
}

const browser = await launchChromium();
try {
  const page = await browser.newPage({
    viewport: { width: Number(width), height: Number(height) },
    deviceScaleFactor: Number(values.scale),
    timezoneId: 'UTC',
  });
  await page.goto(url.href, { waitUntil: 'networkidle' });
  if (values.wait) {
    await page.locator(values.wait).first().waitFor();
  }
  for (const selector of values.click) {
    await page.locator(selector).first().click();
  }
  // The mouse leaves no hover state behind, and transitions end.
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  await page.screenshot({ path: file });
} catch (error) {
  process.stderr.write(`${error.message.split('\n')[0]}\n`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
