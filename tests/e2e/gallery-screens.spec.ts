import { expect, test } from '@playwright/test'
import { scenes } from '../../kiosk/ui/gallery/scenes.ts'
import { serveGallery } from '../gallery/gallery-page.ts'
import { nameOfShot, type Shot } from '../gallery/plan.ts'
import { shoot } from '../gallery/shoot.ts'

/** The twelve main screens in two looks each, languages and themes in turn; `npm run gallery` takes all of them. */
const LANGUAGES = ['ug', 'bo', 'mn-Mong', 'en'] as const
const mains = Object.keys(scenes).filter((name) => scenes[name]?.main)
const STANDARD = { text: 'standard', contrast: 'standard', low: false, inches: 21.5 } as const

const shots = mains.flatMap((scene, i): Shot[] => [
  {
    scene,
    orientation: i % 2 === 0 ? 'portrait' : 'landscape',
    motion: 'full',
    look: { ...STANDARD, language: 'zh-CN', contrast: i % 3 === 0 ? 'high' : 'standard' },
  },
  {
    scene,
    orientation: 'portrait',
    motion: 'reduced',
    look: {
      ...STANDARD,
      language: LANGUAGES[i % LANGUAGES.length]!,
      text: i % 3 === 1 ? 'large' : 'standard',
    },
  },
])

test('twenty-four pictures of the main screens have no finding', async ({ page }) => {
  const site = await serveGallery()
  await page.goto(site.url)
  await page.waitForFunction(() => window.gallery !== undefined)
  const found: string[] = []
  for (const shot of shots)
    for (const { rule, where, what } of (await shoot(page, shot, null)).findings)
      found.push(`${nameOfShot(shot)}: ${rule}: ${where}: ${what}`)
  await site.close()
  expect(shots).toHaveLength(24)
  expect(found).toEqual([])
})
