import { expect, test } from 'vitest'
import { physicalScale } from './physical-scale.ts'

/** Millimetres of one pixel of a 1080-pixel short side, 16:9 (ux.md §3). */
const pixelMm = (inches: number) => (inches * 25.4 * (9 / Math.hypot(16, 9))) / 1080

test('the known sizes have their factors, others lie between, none outside', () => {
  expect([21.5, 32, 43].map(physicalScale)).toEqual([1, 0.86, 0.76])
  expect(physicalScale(15)).toBe(1)
  expect(physicalScale(65)).toBe(0.76)
  expect(physicalScale(27)).toBeGreaterThan(0.86)
  expect(physicalScale(27)).toBeLessThan(1)
})

test('on every size a target is at least 20 mm and a letter of 27 px at least 4.8 mm tall', () => {
  for (let inches = 21.5; inches <= 43; inches += 0.5) {
    const mm = pixelMm(inches) * physicalScale(inches)
    expect(88 * mm).toBeGreaterThan(20)
    // Latin capitals are .733 em tall in Noto Sans SC.
    expect(27 * mm * 0.733).toBeGreaterThan(4.8)
  }
})
