import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Finding } from '../../kiosk/ui/gallery/measure/finding.ts'
import { askPixels } from './pixel-contrast.ts'
import { nameOfShot, SIZES, type Shot } from './plan.ts'

export interface Verdict {
  readonly shot: Shot
  readonly name: string
  readonly findings: readonly (Omit<Finding, 'rule'> & { readonly rule: string })[]
  readonly texts: number
  readonly targets: number
}

/** Shows a scene, measures it, and keeps its picture as `<name>.jpg`. */
export async function shoot(page: Page, shot: Shot, folder: string | null): Promise<Verdict> {
  const name = nameOfShot(shot)
  const size = SIZES[shot.orientation]
  const now = page.viewportSize()
  if (now?.width !== size.width || now.height !== size.height) await page.setViewportSize(size)
  await page.emulateMedia({ reducedMotion: shot.motion === 'reduced' ? 'reduce' : 'no-preference' })
  try {
    await page.evaluate(({ scene, look }) => window.gallery.show(scene, look), shot)
    const { findings, questions, texts, targets } = await page.evaluate(() => window.gallery.measure())
    if (folder !== null)
      // Lossless takes three times as long, and a picture is kept for the eye: pixels are asked for apart.
      writeFileSync(
        join(folder, `${name}.jpg`),
        await page.screenshot({ animations: 'disabled', type: 'jpeg', quality: 88 }),
      )
    const pixels = await askPixels(page, questions)
    return { shot, name, findings: [...findings, ...pixels], texts, targets }
  } catch (error) {
    const what = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    return { shot, name, findings: [{ rule: 'not-shown', where: shot.scene, what }], texts: 0, targets: 0 }
  }
}
