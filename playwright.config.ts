import { defineConfig } from '@playwright/test'
import { findBrowser } from './kiosk/shell/find-browser.ts'
import { withoutSystemFonts } from './tests/support/no-fonts.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Each file starts a kiosk of its own, which mostly waits: two cores carry two.
  workers: 2,
  // `npm run test:long` runs these alone, `npm test` all others.
  ...(process.env['LONG'] ? { grep: /@long/ } : { grepInvert: /@long/ }),
  forbidOnly: true,
  outputDir: 'test-results',
  reporter: process.env['TEST_SUMMARY']
    ? [['list'], ['json', { outputFile: process.env['TEST_SUMMARY'] }]]
    : 'list',
  use: {
    hasTouch: true,
    actionTimeout: 15_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      // The system's Chromium: nothing is downloaded.
      // Only the fonts that the page brings itself: a kiosk may have no others.
      env: { ...process.env, ...withoutSystemFonts() },
      executablePath: findBrowser() ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
