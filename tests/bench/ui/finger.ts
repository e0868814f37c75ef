import type { CDPSession, Page } from '@playwright/test'

/** How long a finger rests on the glass, and how long until it is back for the next target. */
const CONTACT_MS = 80
const BETWEEN_MS = 340
const KEY_BETWEEN_MS = 160

/** A finger: contact, a moment's rest, release, as one that belongs to a person. */
export interface Finger {
  readonly page: Page
  /** Touches the control; waits for `screen` where one is to come. */
  readonly touch: (action: string, value?: string, screen?: string) => Promise<void>
  readonly typeKeys: (text: string) => Promise<void>
  readonly sees: (selector: string) => Promise<void>
}

export const createFinger = (page: Page, devtools: CDPSession): Finger => {
  const contact = async (selector: string) => {
    const control = page.locator(selector).first()
    await control.waitFor({ state: 'visible' })
    await control.scrollIntoViewIfNeeded()
    // A person aims at what stands still.
    await (await control.elementHandle())?.waitForElementState('stable')
    const box = await control.boundingBox()
    if (!box) throw new Error(`${selector} has no place on the screen`)
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await page.waitForTimeout(CONTACT_MS)
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  const selectorOf = (action: string, value?: string) =>
    `[data-action="${action}"]${value === undefined ? '' : `[data-value="${value}"]`}`
  const sees = (selector: string) => page.locator(selector).first().waitFor({ state: 'visible' })
  return {
    page,
    sees,
    touch: async (action, value, screen) => {
      await contact(selectorOf(action, value))
      if (screen !== undefined) await sees(`[data-screen="${screen}"]`)
      await page.waitForTimeout(BETWEEN_MS)
      const hit = await page.evaluate(() => window.mingliProbe.touches.at(-1)?.action)
      if (hit !== action) throw new Error(`meant to touch ${action}, but ${hit} lay there`)
    },
    typeKeys: async (text) => {
      for (const character of text) {
        await contact(selectorOf('key', character))
        await page.waitForTimeout(KEY_BETWEEN_MS)
      }
    },
  }
}
