import { expect, test } from 'vitest'
import { shapeOf } from './writing.ts'

test.each([
  { width: 1080, height: 1920, writing: 'horizontal', shape: 'tall' },
  { width: 1920, height: 1080, writing: 'horizontal', shape: 'wide' },
  { width: 1080, height: 1920, writing: 'vertical', shape: 'wide' },
  { width: 1920, height: 1080, writing: 'vertical', shape: 'tall' },
] as const)('$width × $height written $writing is a $shape page', ({ shape, ...screen }) => {
  expect(shapeOf(screen)).toBe(shape)
})
