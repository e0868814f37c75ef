import { expect, test } from 'vitest'
import { scenes } from '../../kiosk/ui/gallery/scenes.ts'
import { nameOfShot, planShots } from './plan.ts'

const languages = ['zh-CN', 'ug', 'bo', 'mn-Mong', 'en']
const shots = planShots({ scenes, parts: [], languages, fast: false })

test('twelve main screens stand in every combination of shape, look and language', () => {
  const mains = Object.keys(scenes).filter((name) => scenes[name]?.main)
  expect(mains).toHaveLength(12)
  const names = new Set(shots.map(nameOfShot))
  for (const scene of mains)
    for (const shape of ['portrait', 'landscape'])
      for (const look of ['', '.large', '.high'])
        for (const language of languages) expect(names).toContain(`${scene}.${shape}.${language}${look}`)
})

test.each(Object.keys(scenes))('%s meets every language, and every other setting', (scene) => {
  const own = shots.filter((shot) => shot.scene === scene)
  const values = {
    language: new Set(own.map(({ look }) => look.language)).size,
    text: new Set(own.map(({ look }) => look.text)).size,
    contrast: new Set(own.map(({ look }) => look.contrast)).size,
    low: new Set(own.map(({ look }) => look.low)).size,
    inches: new Set(own.map(({ look }) => look.inches)).size,
    orientation: new Set(own.map(({ orientation }) => orientation)).size,
    motion: new Set(own.map(({ motion }) => motion)).size,
  }
  expect(values).toEqual({ language: 5, text: 3, contrast: 2, low: 2, inches: 2, orientation: 2, motion: 2 })
})

test('the fast plan still meets every setting with far fewer pictures', () => {
  const fast = planShots({ scenes, parts: [], languages, fast: true })
  expect(fast.length).toBeLessThan(shots.length * 0.7)
  expect(new Set(fast.map(({ scene }) => scene)).size).toBe(Object.keys(scenes).length)
})

test('further languages are shown on a few screens, all of them on each', () => {
  const more = ['kk-Arab', 'ko']
  const added = planShots({ scenes, parts: [], languages, moreLanguages: more, fast: false })
  const own = added.filter(({ look }) => more.includes(look.language))
  expect(added.length - shots.length).toBe(own.length)
  expect(own.length).toBeLessThan(40)
  for (const name of Object.keys(scenes).filter((scene) => scenes[scene]?.everyLanguage))
    expect(new Set(own.filter(({ scene }) => scene === name).map(({ look }) => look.language)).size).toBe(2)
})
