import { expect, test, type Page } from '@playwright/test'
import { serveGallery } from '../gallery/gallery-page.ts'
import { askPixels } from '../gallery/pixel-contrast.ts'

/** Pages that break each measure of `npm run gallery`. */
let site: Awaited<ReturnType<typeof serveGallery>>
test.beforeAll(async () => {
  site = await serveGallery()
})
test.afterAll(async () => {
  await site.close()
})

async function open(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1080, height: 1920 })
  await page.goto(site.url)
  await page.waitForFunction(() => window.gallery !== undefined)
}

/** What the measures say of this page, which has the gallery's styles and fonts. */
async function judged(page: Page, html: string): Promise<string[]> {
  await open(page)
  await page.evaluate(async (content) => {
    document.body.innerHTML = content
    document.documentElement.dataset['text'] = 'standard'
    document.body.getBoundingClientRect()
    await document.fonts.ready
  }, html)
  // Fonts asked for by this page come after its first layout.
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  const { findings, questions } = await page.evaluate(() => window.gallery.measure())
  return [...findings, ...(await askPixels(page, questions))].map(({ rule }) => rule)
}
const button = (style: string, text = '好') =>
  `<button data-action="a" style="position:absolute;width:200px;height:100px;${style}">${text}</button>`

test('a good page has no finding', async ({ page }) => {
  expect(await judged(page, `<p>好的，谢谢您。</p>${button('top:200px')}${button('top:314px')}`)).toEqual([])
})

const BROKEN: Record<string, readonly string[]> = {
  'cut-off': [
    '<div style="width:60px;overflow:hidden;white-space:nowrap">很长很长的一句话</div>',
    '<p style="position:absolute;left:1000px;white-space:nowrap">伸出屏幕的一句话</p>',
    button('left:1000px'),
    '<div style="background:#ddd;width:90px;height:60px;white-space:nowrap">走出底色的一句话</div>',
    '<p lang="bo" style="height:36px;line-height:36px;overflow:hidden">རྒྱལ་སྤྱིའི་བརྒྱུད།</p>',
  ],
  'scrolls-without-buttons': ['<div style="height:200px;overflow:auto"><p style="height:900px">长</p></div>'],
  squeezed: ['<section data-scroller style="height:20px;overflow:auto"><p>看不见</p></section>'],
  'lines-collide': [
    '<p style="margin:40px;width:200px;line-height:0.7">一行压着下一行的字一行压着下一行的字</p>',
  ],
  'texts-overlap': [
    '<p style="position:absolute;top:9px">压在一起</p><p style="position:absolute;top:20px">压在一起</p>',
    `${button('top:0;left:0', '')}<p style="position:absolute;top:40px">在按钮上面</p>`,
  ],
  'targets-overlap': [button('top:0') + button('top:60px')],
  'target-small': [button('height:87px'), button('width:60px')],
  'targets-close': [button('top:0') + button('top:108px'), button('left:0') + button('left:204px')],
  'text-small': ['<p style="font-size:26px">太小</p>'],
  contrast: [
    '<p style="color:#888">看不清</p>',
    '<div style="background:linear-gradient(#fff,#000)"><p style="color:#555">看不清</p></div>',
    '<div style="position:relative"><svg width="300" height="90" style="position:absolute"><rect width="300" height="90"/></svg><p style="position:relative">看不清</p></div>',
    '<p style="opacity:.4">看不清</p>',
  ],
  'missing-glyph': [
    '<p>没有\u{e123}这个字</p>',
    '<p style="font-family:\'Noto Sans Mongolian\'">没有字体</p>',
  ],
  'system-font': ['<p style="font-family:\'Noto Serif Tibetan Variable\'">Ж</p>'],
  'no-name': [button('', '')],
  'mixed-direction': [
    '<p dir="rtl" lang="ug">ۋاقىت 2026-11-22 كۈنى</p>',
    '<p dir="rtl" lang="ug">ماشىنا 机器初译</p>',
  ],
}
for (const [rule, pages] of Object.entries(BROKEN))
  for (const [i, html] of pages.entries())
    test(`a page is caught: ${rule} ${i + 1}`, async ({ page }) => {
      expect(await judged(page, html)).toContain(rule)
    })

test('isolated words of the other direction are in order', async ({ page }) => {
  const html = '<p dir="rtl" lang="ug">ۋاقىت \u20662026-11-22\u2069 كۈنى <bdi lang="zh-CN">机器初译</bdi></p>'
  expect(await judged(page, html)).not.toContain('mixed-direction')
})

test('seven to one is asked for with large letters and with high contrast', async ({ page }) => {
  const grey = '<p style="color:#666">够浅</p>'
  expect(await judged(page, grey)).not.toContain('contrast')
  for (const [name, value] of [
    ['text', 'large'],
    ['contrast', 'high'],
  ] as const) {
    await page.evaluate(
      ([attribute, wish]) => {
        document.documentElement.dataset[attribute] = wish
      },
      [name, value] as const,
    )
    const { findings } = await page.evaluate(() => window.gallery.measure())
    expect(findings.map(({ rule }) => rule)).toContain('contrast')
  }
})
