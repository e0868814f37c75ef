import { chromium, type Browser } from '@playwright/test'
import { findBrowser } from '../../../kiosk/shell/find-browser.ts'
import { withoutSystemFonts } from '../../support/no-fonts.ts'

/** The system's Chromium as the browser tests use it: software raster, only the fonts that the page brings. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser() ?? '/usr/bin/chromium',
    env: { ...process.env, ...withoutSystemFonts() },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** As e2e: portrait, 21.5″. */
export const GLASS = { viewport: { width: 1080, height: 1920 }, hasTouch: true, locale: 'zh-CN' } as const
