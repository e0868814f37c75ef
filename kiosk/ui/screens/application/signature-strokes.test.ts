import fc from 'fast-check'
import { expect, test } from 'vitest'
import { application } from '../../../../exchange/schemas/message.ts'
import { fromBox, toBox } from './signature-strokes.ts'

const signature = application.shape.signature
const fits = (strokes: readonly (readonly number[])[]) =>
  signature.safeParse({ method: 'drawn', strokes, signed: '0'.repeat(64) }).success

test('a stroke is kept in thousandths of the height, near points left out, and drawn again where it was', () => {
  const strokes = fromBox([], [0, 0, 0.5, 0.5, 150, 75, 300, 150], 300)
  expect(strokes).toEqual([[0, 0, 500, 250, 1000, 500]])
  expect(toBox(strokes, 600)).toEqual([[0, 0, 300, 150, 600, 300]])
})

test('a dot is a stroke; nothing drawn is none', () => {
  expect(fromBox([], [30, 30], 300)).toEqual([[100, 100]])
  expect(fromBox([[1, 1]], [], 300)).toEqual([[1, 1]])
})

test('whatever is drawn, and however long, fits the sealed message', () => {
  const point = fc.double({ min: -5000, max: 5000, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(fc.array(point, { minLength: 2, maxLength: 300 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 50, max: 800 }),
      (drawn, height) => {
        let strokes: readonly (readonly number[])[] = []
        for (const one of drawn) strokes = fromBox(strokes, one, height)
        expect(fits(strokes)).toBe(true)
      },
    ),
  )
  const long = Array.from({ length: 9000 }, (_, i) => i)
  expect(fits(fromBox([], long, 100))).toBe(true)
  const many = Array.from({ length: 80 }, () => [1, 1])
  expect(fromBox(many, [30, 30], 300)).toHaveLength(80)
})
