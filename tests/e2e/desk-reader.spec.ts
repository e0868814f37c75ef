import { AxeBuilder } from '@axe-core/playwright'
import { chromium, expect, test, type Browser } from '@playwright/test'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { freePort, startReader, type ReaderProcess } from '../support/reader-process.ts'
import { answerFaults, signIn } from './support.ts'

/** A card at the window: the reader hangs on the clerk's own machine, apart from that of the kiosk. */
let kiosk: KioskProcess
let reader: ReaderProcess | undefined
let browser: Browser | undefined
let port: number
test.beforeAll(async () => {
  port = await freePort()
  kiosk = await startKiosk({ config: `office: { readerPort: ${port} }\n` })
})
test.afterAll(async () => {
  await browser?.close()
  await reader?.stop()
  await kiosk.stop()
})

const sizes = [
  { name: 'desktop', viewport: { width: 1366, height: 820 } },
  { name: 'phone', viewport: { width: 360, height: 740 } },
]

/**
 * A browser for which the desk lies on the open net, as that of a county does, and that has to be let into the clerk's
 * machine (Local Network Access); `permit` is the clerk's answer.
 */
async function openBrowser() {
  const desk = new URL(kiosk.run.deskUrl!)
  const { launchOptions, locale, timezoneId } = test.info().project.use
  browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), `--ip-address-space-overrides=${desk.host}=public`],
  })
  const context = await browser.newContext({ locale, timezoneId })
  const manager = await browser.newBrowserCDPSession()
  const page = await context.newPage()
  // Of the context that the page is in: each is a profile of its own.
  const session = await context.newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  const permit = (setting: 'granted' | 'denied') =>
    manager.send('Browser.setPermission', {
      permission: { name: 'loopback-network' },
      setting,
      origin: desk.origin,
      ...(targetInfo.browserContextId === undefined ? {} : { browserContextId: targetInfo.browserContextId }),
    })
  return { page, permit, desk: desk.origin }
}

test('somebody applies at the window by card: from the button to the stored application', async () => {
  test.setTimeout(180_000)
  const { page, permit, desk } = await openBrowser()
  const act = (action: string) => page.locator(`[data-action="${action}"]`).first()
  const shows = (state: string) => expect(page.locator('.card-reader')).toHaveAttribute('data-reader', state)
  // To be opened and judged by a person: test-results/desk/<size>-reader-<screen>.png
  const look = async (screen: string) => {
    for (const { name, viewport } of sizes) {
      await page.setViewportSize(viewport)
      await page.locator('.card-reader').scrollIntoViewIfNeeded()
      await page.screenshot({
        path: `test-results/desk/${name}-reader-${screen}.png`,
        animations: 'disabled',
      })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect.soft([name, screen, over]).toEqual([name, screen, 0])
    }
    const { violations } = await new AxeBuilder({ page }).include('form').analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect.soft(serious.map(({ id, nodes }) => `${screen}: ${id} ${nodes[0]?.html}`)).toEqual([])
    await page.setViewportSize(sizes[0]!.viewport)
  }
  await page.setViewportSize(sizes[0]!.viewport)
  await signIn(page, kiosk)
  await act('nav-applications').click()
  await act('intake').click()
  // Who calls lays no card down.
  await act('way-phone').click()
  await act('form-legal-aid').click()
  await expect(act('identity-name')).toBeVisible()
  await expect(act('read-card')).toHaveCount(0)
  await act('way-desk').click()
  await expect(act('read-card')).toBeVisible()
  await look('rest')

  await test.step('a browser that is told not to let the desk in: said where to change that', async () => {
    await permit('denied')
    await act('read-card').click()
    await shows('blocked')
    await look('blocked')
    await permit('granted')
  })

  await test.step('without the program: said what to look at, and typing goes on', async () => {
    await act('read-card').click()
    await shows('unreachable')
    await expect(act('identity-name')).toBeEditable()
    await look('unreachable')
  })

  await test.step('started and paired: a wrong code is told, the right one is typed once', async () => {
    reader = await startReader({ desk, port })
    await act('read-card').click()
    await shows('pairing')
    await act('reader-code').fill('000-000')
    await act('pair-reader').click()
    await expect(page.locator('.card-reader .problem')).toBeVisible()
    await look('pairing')
    await act('reader-code').fill(reader.code().toLowerCase())
    await act('reader-code').press('Enter')
    await shows('waiting')
    await expect(page.locator('.card-reader')).toContainText('请把身份证放在读卡器上')
    await look('waiting')
  })

  await test.step('the kiosk of the same machine has another reader: a card there is not read here', async () => {
    expect((await kiosk.post('/bench/api/card', { id: 'liLongTerm' })).ok).toBe(true)
  })

  await test.step('a card that cannot be read is told in the words of the kiosk', async () => {
    reader!.put('wrongCard')
    reader!.put('zhang')
    await expect(page.locator('.card-reader')).toContainText('这不是身份证，请换身份证放上来')
    await look('failed')
    await act('cancel-card').click()
    await shows('rest')
    reader!.put('lift')
    reader!.put('ready')
  })

  await test.step('read: whole and unchangeable, beside the form', async () => {
    // A reload keeps the pairing.
    await page.reload()
    await act('read-card').click()
    await shows('waiting')
    reader!.put('zhang')
    const card = page.locator('.read-card')
    await expect(card.locator('[data-value="name"]')).toHaveText('张测试')
    await expect(card.locator('[data-value="number"]')).toHaveText('000000199001010018')
    await expect(card.locator('[data-value="ethnicity"]')).toHaveText('汉')
    await expect(card.locator('[data-value="address"]')).toHaveText('测试省测试市测试区样例路1号')
    await expect(act('identity-name')).toHaveCount(0)
    await look('read')
  })

  await test.step('another way is typing all of it; read again, it is the card that counts', async () => {
    await act('type-identity').click()
    await expect(act('identity-name')).toHaveValue('')
    await act('read-card').click()
    await shows('waiting')
    reader!.put('rareName')
    await expect(page.locator('.read-card [data-value="name"]')).toHaveText('𠮷测试')
  })

  await test.step('stored, marked as read from the card', async () => {
    for (let round = 0; round < 5 && (await act('take-in').count()) > 0; round++) {
      await act('take-in').click()
      await expect(page.locator('[data-screen="intake-done"], .ledger-form .problem').first()).toBeVisible()
      await answerFaults(page)
    }
    await act('open-application').click()
    await expect(page.locator('[data-masked="true"]')).toContainText('读取身份证芯片')
    await act('unmask').click()
    await expect(page.locator('[data-masked="false"]')).toContainText('测试省样例县虚构乡1号')
  })

  await test.step('nothing of the card stays in the browser or in the program, nor the pairing after the log-out', async () => {
    const kept = () => page.evaluate(() => JSON.stringify([localStorage, sessionStorage].map(Object.entries)))
    expect(await kept()).not.toMatch(/测试|00000019/)
    expect(reader!.output()).not.toMatch(/测试|00000019/)
    expect(await kept()).toContain('mingli-reader')
    await act('logout').click()
    await expect(page.locator('[data-screen="login"]')).toBeVisible()
    expect(await kept()).not.toContain('mingli-reader')
  })
})
