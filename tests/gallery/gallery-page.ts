import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { directoryOn } from '../../kiosk/service/directory.ts'
import { shippedContent } from '../../kiosk/service/receipt-sample.ts'
import { guideListOf } from '../../kiosk/service/guides.ts'
import { citationsOf, guideSheetOf } from '../../kiosk/service/guide-sheet.ts'
import type { RealGuides } from '../../kiosk/ui/gallery/real-guide.ts'
import { findBrowser } from '../../kiosk/shell/find-browser.ts'
import { withoutSystemFonts } from '../support/no-fonts.ts'
import { writeReceiptPictures } from '../support/receipt-pictures.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A day on which the office is open and somebody is on duty. */
const SCENE_DAY = '2026-12-04'
/** The guides that ship, as the service gives them; every citation can be opened. */
function realGuides(): RealGuides {
  const content = shippedContent()
  const guides = [...content.guides.values()]
  const sheetOf = (guide: (typeof guides)[number]) => {
    const articles = Object.fromEntries(citationsOf(guide).map((cite) => [cite, cite]))
    return guideSheetOf({ guide, content, articles, today: '2026-11-22' })
  }
  return {
    list: guideListOf(content),
    usual: sheetOf(guides[0]!),
    quiet: sheetOf(guides.find(({ violence }) => violence) ?? guides[0]!),
  }
}

/** The gallery as it would be shipped, built into a folder of its own and served on a free port. */
export async function serveGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), 'gallery-'))
  const configFile = join(root, 'vite.config.ts')
  await build({ configFile, mode: 'gallery', logLevel: 'error', build: { outDir } })
  writeReceiptPictures(join(outDir, 'receipts'), ['80mm'])
  const directory = directoryOn(shippedContent(), SCENE_DAY)
  writeFileSync(join(outDir, 'directory.json'), JSON.stringify(directory))
  writeFileSync(join(outDir, 'guides.json'), JSON.stringify(realGuides()))
  const server = await preview({
    configFile,
    mode: 'gallery',
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('the gallery has no port')
  return {
    url: `http://127.0.0.1:${address.port}/gallery.html`,
    close: async () => {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

/** Debian's Chromium with the page's own fonts only. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser() ?? '/usr/bin/chromium',
    env: { ...process.env, ...withoutSystemFonts() },
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })

export async function openGallery(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1080, height: 1920 },
  })
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForFunction(() => window.gallery !== undefined)
  return page
}
