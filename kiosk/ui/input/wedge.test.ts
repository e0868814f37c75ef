import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWedge } from './wedge.ts'

const RECEIPT = 'mingli:1?n=261122-7A3K-A0001-3&t=7AQ4KMXY'

/** Keys with the milliseconds since the one before; 'quiet' is the silence after them. */
function play(keys: readonly (readonly [key: string, gap: number])[]): { typed: string[]; codes: string[] } {
  const wedge = createWedge()
  const typed: string[] = []
  const codes: string[] = []
  let at = 1000
  let silent = true
  const follow = (verdict: ReturnType<typeof wedge.quiet>, key?: string) => {
    typed.push(...verdict.release)
    if (verdict.code !== undefined) codes.push(verdict.code)
    if (key !== undefined && !verdict.hold) typed.push(key)
  }
  for (const [key, gap] of keys) {
    if (gap > 70 && !silent) follow(wedge.quiet())
    at += gap
    follow(wedge.key(key, at), key)
    silent = false
  }
  follow(wedge.quiet())
  return { typed, codes }
}
const burst = (text: string, gap: number) => Array.from(text, (key) => [key, gap] as const)

test.each([2, 15, 30, 48])(
  'a code typed with %i ms a key and Enter is a code, and no key of it gets through',
  (gap) => {
    expect(play([...burst(RECEIPT, gap), ['Enter', gap]])).toEqual({ typed: [], codes: [RECEIPT] })
  },
)

test('Tab ends a code too, and silence where there is no end', () => {
  expect(play([...burst(RECEIPT, 10), ['Tab', 10]]).codes).toEqual([RECEIPT])
  expect(play(burst(RECEIPT, 10))).toEqual({ typed: [], codes: [RECEIPT] })
})

test('Shift between the keys changes nothing', () => {
  const keys = burst(RECEIPT, 4).flatMap((key) => [['Shift', 2] as const, key])
  expect(play([...keys, ['Enter', 4]]).codes).toEqual([RECEIPT])
})

test('a person gets every key, in order, however fast', () => {
  expect(play([...burst('zhang', 90), ['Enter', 90]])).toEqual({
    typed: ['z', 'h', 'a', 'n', 'g', 'Enter'],
    codes: [],
  })
  // A roll over a few keys is no code.
  expect(play([...burst('the', 20), ['Enter', 20]])).toEqual({ typed: ['t', 'h', 'e', 'Enter'], codes: [] })
  // Six keys in a row below the gap, and yet slower than a machine.
  expect(play([...burst('gongzi', 65), ['Enter', 65]])).toEqual({
    typed: ['g', 'o', 'n', 'g', 'z', 'i', 'Enter'],
    codes: [],
  })
})

test('other keys and a first blank pass at once', () => {
  expect(
    play([
      ['ArrowLeft', 5],
      [' ', 5],
      ['a', 5],
      ['Backspace', 5],
    ]),
  ).toEqual({
    typed: ['ArrowLeft', ' ', 'a', 'Backspace'],
    codes: [],
  })
})

test('what was typed before a code stays typed', () => {
  expect(
    play([
      ['z', 200],
      ['h', 200],
      ...burst(RECEIPT, 200).slice(0, 1),
      ...burst(RECEIPT.slice(1), 8),
      ['Enter', 8],
    ]),
  ).toEqual({ typed: ['z', 'h'], codes: [RECEIPT] })
})

test('no key is lost or made up, whatever the timing', () => {
  const key = fc.constantFrom('a', 'b', 'Z', '0', '9', ' ', 'Enter', 'Tab', 'Backspace', 'ArrowLeft')
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.integer({ min: 1, max: 150 })), { maxLength: 40 }), (keys) => {
      const { typed, codes } = play(keys)
      const ends = keys.filter(([k]) => k === 'Enter' || k === 'Tab').length
      const out = typed.length + codes.reduce((sum, code) => sum + code.length, 0)
      const endsOut = typed.filter((k) => k === 'Enter' || k === 'Tab').length
      expect(out + (ends - endsOut)).toBe(keys.length)
      expect(codes.every((code) => code.length >= 6)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
