import { expect, test, type Page } from '@playwright/test'
import { mediansOf } from '../../kiosk/ui/input/handwriting/training/medians.ts'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { LANDSCAPE, onScreen, openKiosk, PORTRAIT, touch } from './support.ts'

/** Chinese by hand: strokes drawn with a pointer, the recogniser in its worker, the text in the field. */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})

const boxOf = (page: Page, box: 'first' | 'second') =>
  page.locator(`[data-action="writing-box"][data-value="${box}"]`)
const field = (page: Page) => page.locator('[data-action="field"]').first()
const best = (page: Page) => page.locator('[data-action="candidate"]').first()

/** Draws a character a little slanted and shrunken into one of the boxes. */
async function write(page: Page, character: string, box: 'first' | 'second'): Promise<void> {
  const place = await boxOf(page, box).boundingBox()
  const strokes = mediansOf(character)
  if (!place || !strokes) throw new Error(`no place or no strokes for ${character}`)
  const size = Math.min(place.width, place.height) * 0.7
  const at = (x: number, y: number) =>
    [
      place.x + place.width * 0.15 + (x - 0.08 * (y - 0.5)) * size,
      place.y + place.height * 0.15 + y * size,
    ] as const
  for (const stroke of strokes) {
    await page.mouse.move(...at(stroke[0]!, stroke[1]!))
    await page.mouse.down()
    for (let i = 2; i < stroke.length; i += 2)
      await page.mouse.move(...at(stroke[i]!, stroke[i + 1]!), { steps: 4 })
    await page.mouse.up()
  }
}

const inked = (page: Page, box: 'first' | 'second') =>
  boxOf(page, box).evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement
    const pixels = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height).data
    return pixels.some((value) => value > 0)
  })

for (const [name, viewport] of Object.entries({ portrait: PORTRAIT, landscape: LANDSCAPE }))
  test(`${name}: characters written one after the other find a law`, async ({ page }) => {
    await page.setViewportSize(viewport)
    await openKiosk(page, kiosk)
    await touch(page, 'search-writing')
    await onScreen(page, 'law-search')
    await write(page, '工', 'first')
    await expect(best(page)).toHaveText('工')
    expect(await inked(page, 'first')).toBe(true)
    await write(page, '资', 'second')
    await expect(best(page)).toHaveText('资')
    expect(await inked(page, 'first')).toBe(false)
    await expect(field(page)).toContainText('工资')
    await touch(page, 'key-enter')
    await expect(page.locator('[data-action="open-article"]').first()).toContainText(/劳动|工资/)
  })

test.describe('on the pad', () => {
  test.use({ viewport: PORTRAIT })
  test.beforeEach(async ({ page }) => {
    await openKiosk(page, kiosk)
    await touch(page, 'search-writing')
    await onScreen(page, 'law-search')
  })

  test('strokes and characters can be taken back, another candidate taken', async ({ page }) => {
    await write(page, '王', 'first')
    await expect(best(page)).toHaveText('王')
    await touch(page, 'undo-stroke')
    await expect(boxOf(page, 'first')).toHaveAttribute('data-strokes', '3')
    await expect(best(page)).not.toHaveText('王')
    await touch(page, 'wipe-strokes')
    await expect(boxOf(page, 'first')).toHaveAttribute('data-strokes', '0')
    expect(await inked(page, 'first')).toBe(false)
    await write(page, '土', 'first')
    await touch(page, 'candidate', '士')
    await expect(field(page)).toContainText('士')
    expect(await inked(page, 'first')).toBe(false)
    await touch(page, 'key-delete')
    await expect(field(page)).not.toContainText('士')
  })

  test('a second finger does not write, and nothing stays on the pad after the visit', async ({ page }) => {
    await boxOf(page, 'second').evaluate((canvas) => {
      const { left, top } = canvas.getBoundingClientRect()
      const send = (type: string, pointerId: number, x: number) =>
        canvas.dispatchEvent(
          new PointerEvent(type, {
            pointerId,
            clientX: left + x,
            clientY: top + 50,
            bubbles: true,
            button: 0,
          }),
        )
      // Synthetic pointers cannot be captured; the browser says so by throwing.
      canvas.setPointerCapture = () => {}
      send('pointerdown', 11, 40)
      send('pointerdown', 12, 200)
      send('pointermove', 12, 220)
      send('pointerup', 12, 220)
      send('pointermove', 11, 140)
      send('pointerup', 11, 140)
    })
    await expect(boxOf(page, 'second')).toHaveAttribute('data-strokes', '1')
    await expect(best(page)).toHaveText('一')
    await touch(page, 'home')
    await onScreen(page, 'home')
    await touch(page, 'search-writing')
    await expect(boxOf(page, 'second')).toHaveAttribute('data-strokes', '0')
    expect(await inked(page, 'second')).toBe(false)
  })
})
