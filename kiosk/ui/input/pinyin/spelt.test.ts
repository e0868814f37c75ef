import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spelt } from './spelt.ts'

test.each([
  ['tuoqian', [3, 7], 'tuo qian'],
  ['tuoqiangz', [3, 7], 'tuo qian gz'],
  ["xi'an", [3, 5], "xi'an"],
  ['g', [], 'g'],
  ['', [], ''],
])('%s cut at %j is %s', (letters, cuts, shown) => expect(spelt(letters, cuts)).toBe(shown))

test('loses no letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', "'") }), fc.array(fc.nat(8)), (letters, some) => {
      const cuts = [...new Set(some)].filter((cut) => cut <= letters.length).toSorted((a, b) => a - b)
      expect(spelt(letters, cuts).replaceAll(' ', '')).toBe(letters)
    }),
  )
})
