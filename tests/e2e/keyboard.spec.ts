import { expect, test, type Page } from '@playwright/test'
import type { Look } from '../../kiosk/ui/gallery/control.ts'
import { openGallery, serveGallery } from '../gallery/gallery-page.ts'
import { SIZES } from '../gallery/plan.ts'

/** Every kind of field with every way to write: the keyboard never covers what is written. */
let site: Awaited<ReturnType<typeof serveGallery>>
test.beforeAll(async () => {
  site = await serveGallery()
})
test.afterAll(async () => {
  await site.close()
})

const STANDARD: Look = {
  language: 'zh-CN',
  text: 'standard',
  contrast: 'standard',
  low: false,
  inches: 21.5,
}
/** Screens with fields of every kind: text of one line and of many, name, numbers, dates, codes. */
const SCENES = ['law-search-idle', 'form-fields-writing', 'form-identity-typed', 'progress-query'] as const
const LOOKS: Record<string, { size: keyof typeof SIZES; look: Look }> = {
  portrait: { size: 'portrait', look: STANDARD },
  landscape: { size: 'landscape', look: STANDARD },
  'portrait, low': { size: 'portrait', look: { ...STANDARD, low: true } },
  'landscape, low': { size: 'landscape', look: { ...STANDARD, low: true } },
  'portrait, largest text': { size: 'portrait', look: { ...STANDARD, text: 'extra-large' } },
  'landscape, largest text': { size: 'landscape', look: { ...STANDARD, text: 'extra-large' } },
  'portrait, low, largest text': {
    size: 'portrait',
    look: { ...STANDARD, low: true, text: 'extra-large' },
  },
  'portrait, Uyghur': { size: 'portrait', look: { ...STANDARD, language: 'ug' } },
  'portrait, Tibetan, large': { size: 'portrait', look: { ...STANDARD, language: 'bo', text: 'large' } },
  'portrait, vertical': { size: 'portrait', look: { ...STANDARD, language: 'mn-Mong' } },
  'landscape, vertical': { size: 'landscape', look: { ...STANDARD, language: 'mn-Mong' } },
  'portrait, vertical, low, largest text': {
    size: 'portrait',
    look: { ...STANDARD, language: 'mn-Mong', low: true, text: 'extra-large' },
  },
  'landscape, vertical, largest text': {
    size: 'landscape',
    look: { ...STANDARD, language: 'mn-Mong', text: 'extra-large' },
  },
  'portrait, vertical, low': { size: 'portrait', look: { ...STANDARD, language: 'mn-Mong', low: true } },
}

/** The tightest look of each writing; the others are a longer proof (`npm run test:long`). */
const EVERY_RUN = [
  'portrait',
  'landscape, largest text',
  'portrait, Uyghur',
  'portrait, vertical, low, largest text',
]
const tagOf = (name: string) => (EVERY_RUN.includes(name) ? [] : ['@long'])

/** Presses a control as assistive technology does, at once. */
const press = (page: Page, action: string, value?: string) =>
  page.evaluate(
    ({ action, value }) => {
      const controls = [...document.querySelectorAll<HTMLElement>(`[data-action="${action}"]`)]
      const control = controls.find((one) => value === undefined || one.dataset['value'] === value)
      if (!control) throw new Error(`no ${action} ${value ?? ''}`)
      control.click()
    },
    { action, value },
  )

/** Two frames: one draws, in the next observers have scrolled. */
const drawn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)))
      }),
  )

/** What is wrong with the open field: covered by the dock, or out of its scrolling view. */
const troubleOf = (page: Page, field: string) =>
  page.evaluate((id) => {
    const SLACK_PX = 1
    const button = document.querySelector(`[data-action="field"][data-value="${id}"]`)
    const box = button?.parentElement
    const view = box?.closest('[data-scroller]')
    const dock = document.querySelector('section[data-dock]')
    if (!box || !view || !dock) return 'no field, or no keyboard'
    const inside = (inner: DOMRect, outer: DOMRect) =>
      inner.left >= outer.left - SLACK_PX &&
      inner.right <= outer.right + SLACK_PX &&
      inner.top >= outer.top - SLACK_PX &&
      inner.bottom <= outer.bottom + SLACK_PX
    const room = view.getBoundingClientRect()
    const rect = box.getBoundingClientRect()
    const keys = dock.getBoundingClientRect()
    const glass = new DOMRect(0, 0, innerWidth, innerHeight)
    if (!inside(keys, glass)) return `the keyboard leaves the glass: ${JSON.stringify(keys)}`
    const overlaps =
      room.left < keys.right - SLACK_PX &&
      room.right > keys.left + SLACK_PX &&
      room.top < keys.bottom - SLACK_PX &&
      room.bottom > keys.top + SLACK_PX
    if (overlaps) return 'the page lies under the keyboard'
    const caret = box.querySelector('[data-caret]')?.getBoundingClientRect()
    if (!caret || !inside(caret, room)) return `the caret is out of view: ${JSON.stringify(caret)}`
    const fits = rect.height <= room.height && rect.width <= room.width
    if (!fits && !id.startsWith('statement'))
      return `no room: ${rect.width}×${rect.height} in ${room.width}×${room.height}`
    if (fits && !inside(rect, room)) return `out of view: ${JSON.stringify(rect)} in ${JSON.stringify(room)}`
    return null
  }, field)

const valuesOf = (page: Page, action: string) =>
  page.evaluate(
    (action) =>
      [...document.querySelectorAll<HTMLElement>(`[data-action="${action}"]`)].map(
        (control) => control.dataset['value'] ?? '',
      ),
    action,
  )

for (const [name, { size, look }] of Object.entries(LOOKS))
  test(`no keyboard covers its field: ${name}`, { tag: tagOf(name) }, async ({ browser }) => {
    const page = await openGallery(browser, site.url)
    await page.setViewportSize(SIZES[size])
    const troubles: string[] = []
    const check = async (field: string, method: string) => {
      await drawn(page)
      const trouble = await troubleOf(page, field)
      if (trouble) troubles.push(`${field}, ${method}: ${trouble}`)
    }
    let fields = 0
    for (const scene of SCENES) {
      await page.evaluate(({ scene, look }) => window.gallery.show(scene, look), { scene, look })
      for (const field of await valuesOf(page, 'field')) {
        fields += 1
        const box = page.locator(`[data-action="field"][data-value="${field}"]`)
        if ((await box.locator('[data-caret]').count()) === 0) await press(page, 'field', field)
        await page.locator('section[data-dock]').waitFor()
        const tabs = await valuesOf(page, 'keyboard')
        await check(field, 'as opened')
        for (const tab of tabs) {
          await press(page, 'keyboard', tab)
          await check(field, tab)
        }
        if (tabs.length === 0) continue
        await press(page, 'keyboard-others')
        await drawn(page)
        const scripts = await valuesOf(page, 'keyboard')
        await check(field, 'other scripts')
        for (const script of scripts.filter((id) => !tabs.includes(id))) {
          await press(page, 'keyboard', script)
          await check(field, script)
          // The same control takes no second press within 300 ms.
          await page.waitForTimeout(320)
          await press(page, 'keyboard-others')
          await drawn(page)
        }
      }
    }
    expect(fields).toBeGreaterThan(SCENES.length)
    expect(troubles).toEqual([])
    await page.context().close()
  })
