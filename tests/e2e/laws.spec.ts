import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { importLaws } from '../../content/laws/importer/import-laws.ts'
import { writeFiles } from '../../content/laws/test-laws.ts'
import { startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import { onScreen, openKiosk, PORTRAIT, receiptsPrinted, searchByPicture, touch } from './support.ts'

/** Law search with a finger: by picture, and by pinyin on the docked keyboard; nobody asks who you are. */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})
test.use({ viewport: PORTRAIT })

test('a picture leads to articles, and an article opens', async ({ page }) => {
  await openKiosk(page, kiosk)
  await searchByPicture(page, 'wage')
  const first = page.locator('[data-action="open-article"]').first()
  await expect(first).toContainText(/劳动合同法|劳动法|工资支付条例/)
  await first.tap()
  await onScreen(page, 'law-article')
  await expect(page.locator('[data-screen="law-article"]')).toContainText('条')
})

test('a question typed in pinyin finds its article in three touches, typing not counted', async ({
  page,
}) => {
  await openKiosk(page, kiosk)
  await touch(page, 'search')
  for (const letter of 'tuoqiangongzi') await touch(page, 'key', letter)
  await touch(page, 'candidate', '拖欠工资')
  await touch(page, 'key-enter')
  const first = page.locator('[data-action="open-article"]').first()
  await expect(first).toContainText(/劳动|工资/)
  await first.tap()
  await onScreen(page, 'law-article')
})

test('letters are enough: a suggestion finds its article in three touches, typing not counted', async ({
  page,
}) => {
  await openKiosk(page, kiosk)
  await touch(page, 'search')
  for (const letter of 'tqgz') await touch(page, 'key', letter)
  await expect(page.locator('[data-action="suggestion"]')).not.toHaveCount(0)
  expect(await page.locator('[data-action="suggestion"]').count()).toBeLessThanOrEqual(6)
  await touch(page, 'suggestion', '老板拖欠工资怎么办')
  const first = page.locator('[data-action="open-article"]').first()
  await expect(first).toContainText(/劳动合同法|劳动法|工资支付条例/)
  await first.tap()
  await onScreen(page, 'law-article')
})

test('suggestions are neither logged nor take the field away; a form among them opens', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'search')
  for (const letter of 'sqflyz') await touch(page, 'key', letter)
  await expect(page.locator('[data-action="suggestion"]').first()).toBeVisible()
  await expect(page.locator('[data-dock="pinyin"]')).toBeVisible()
  expect(kiosk.output()).not.toContain('sqfl')
  await touch(page, 'suggestion', '申请法律援助')
  await onScreen(page, 'form-notice')
})

test('the machine asks back, answers with its source, and the article leads back to the very place', async ({
  page,
}) => {
  // The page is there before the laws are.
  await waitFor('the laws', async () => (await (await kiosk.get('/health')).text()).includes('"digests"'))
  await openKiosk(page, kiosk)
  await touch(page, 'open-assistant')
  await onScreen(page, 'assistant')
  await expect(page.locator('[data-screen="assistant"]')).toContainText('我是机器')
  await touch(page, 'field', 'assistant')
  for (const letter of 'jiaban') await touch(page, 'key', letter)
  await touch(page, 'candidate', '加班')
  await touch(page, 'key-enter')
  await touch(page, 'choose', 'wages-overtime')
  await expect(page.locator('[data-screen="assistant"]')).toContainText('百分之一百五十')
  await page.locator('[data-action="source"]').first().scrollIntoViewIfNeeded()
  const place = await scrolled(page)
  await page.locator('[data-action="source"]').first().tap()
  await onScreen(page, 'law-article')
  await expect(page.locator('article h1')).toHaveText('第四十四条')
  await touch(page, 'back')
  await onScreen(page, 'assistant')
  await expect.poll(() => scrolled(page)).toBe(place)
  await expect(page.locator('[data-action="source"]').first()).toBeInViewport()
  await touch(page, 'home')
  expect(kiosk.output()).not.toContain('加班')
})

test('no question is left anywhere after the visit', async ({ page }) => {
  await openKiosk(page, kiosk)
  await searchByPicture(page, 'family')
  await touch(page, 'home')
  const kept = await page.evaluate(() =>
    JSON.stringify([location.href, Object.entries(localStorage), document.cookie]),
  )
  expect(decodeURIComponent(kept)).not.toMatch(/离婚|抚养/)
  expect(kiosk.output()).not.toMatch(/离婚|抚养/)
})

test.describe('with statute texts', () => {
  let withTexts: KioskProcess
  test.beforeAll(async () => {
    const folder = writeFiles({ 'source/社会法/演示工资法(2020-05-06).md': wageLaw() })
    const laws = join(folder, 'store')
    const imported = await importLaws([join(folder, 'source')], laws, {
      now: new Date(),
      aliases: [],
      progress: () => {},
    })
    expect(imported.ok).toBe(true)
    withTexts = await startKiosk({ config: `laws: ${laws}\n` })
    // The page is there before the laws are.
    await waitFor('the laws', async () => (await (await withTexts.get('/health')).text()).includes('"store"'))
  })
  test.afterAll(async () => {
    await withTexts.stop()
  })

  test('a reference leads to its article, and back to the very place in the text and in the results', async ({
    page,
  }) => {
    await openKiosk(page, withTexts)
    await searchByPicture(page, 'wage')
    await expect(page.locator('[data-action="open-article"]')).toHaveCount(10)
    const results = await scrollOn(page)
    await page.locator('[data-action="open-article"]').nth(4).tap()
    await onScreen(page, 'law-article')
    const number = await page.locator('article h1').textContent()
    const text = await scrollOn(page)
    await page.locator('[data-action="reference"]').first().tap()
    await expect(page.locator('article h1')).not.toHaveText(number!)
    expect(await scrolled(page)).toBe(0)
    await touch(page, 'back')
    await expect(page.locator('article h1')).toHaveText(number!)
    await expect.poll(() => scrolled(page)).toBe(text)
    await touch(page, 'back')
    await onScreen(page, 'law-search')
    await expect.poll(() => scrolled(page)).toBe(results)
  })

  test('the contents lead to an article, and the article comes on paper', async ({ page }) => {
    await openKiosk(page, withTexts)
    await searchByPicture(page, 'wage')
    await touch(page, 'open-article')
    await touch(page, 'law-contents')
    await onScreen(page, 'law-contents')
    await touch(page, 'open-chapter', '')
    await touch(page, 'open-chapter', '第二章 工资')
    await touch(page, 'open-article', '中华人民共和国演示工资法@2020-05-06#第三条')
    await onScreen(page, 'law-article')
    await touch(page, 'print-article')
    await expect(page.locator('[data-status="print-printed"]')).toBeVisible()
    const paper = (await receiptsPrinted(withTexts)).at(-1)!
    const printed = paper.lines.join('')
    for (const part of ['《中华人民共和国演示工资法》', '第三条', '2020年5月6日', '拖欠工资的第3种情形'])
      expect(printed).toContain(part)
  })
})

/** As far as one touch goes, once it has come to rest. */
async function scrollOn(page: Page): Promise<number> {
  await touch(page, 'scroll-on')
  let before = -1
  await expect
    .poll(async () => {
      const now = await scrolled(page)
      const rests = now > 0 && now === before
      before = now
      return rests
    })
    .toBe(true)
  return before
}

const scrolled = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('[data-screen] [data-scroller]')?.scrollTop ?? -1)

/** A made-up law of ten long articles, each of which names the next. */
function wageLaw(): string {
  const article = (n: number) => {
    const number = (of: number) => `第${'一二三四五六七八九十'.charAt(of - 1)}条`
    const long = `演示文字，老板拖欠工资的第${n}种情形，工人可以要求补发。`.repeat(6)
    return `${number(n)} ${long}\n\n${long}\n\n具体办法依照本法${number(n === 10 ? 1 : n + 1)}。`
  }
  const articles = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => article(from + at)).join('\n\n')
  return [
    '# 中华人民共和国演示工资法',
    '2020年5月6日 演示大会通过',
    '2020年6月1日 施行',
    '<!-- INFO END -->',
    '## 第一章 总则',
    articles(1, 2),
    '## 第二章 工资',
    articles(3, 10),
  ].join('\n\n')
}
