import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keysOfRow } from '../layout.ts'
import { candidatesOf, step } from './compose.ts'
import { FIRST_SYLLABLE, romanisations } from './syllables.ts'
import { yiLayout } from './yi-layout.ts'

const names = romanisations.trim().split(/\s+/)
const LAST_SYLLABLE = 0xa48c

/** As a finger does it: letters, then the space bar takes the best. */
function write(letters: string): string {
  let text = ''
  let composition = ''
  for (const letter of letters) {
    const next = step(composition, letter)
    text += next.text
    composition = next.composition
  }
  return text + (candidatesOf(composition)[0]?.text ?? '')
}

test('every syllable of Unicode is there, each by one name, and the keyboard has its letters', () => {
  expect(FIRST_SYLLABLE + names.length - 1).toBe(LAST_SYLLABLE)
  expect(new Set(names).size).toBe(names.length)
  const keys = new Set(yiLayout.rows.flatMap(keysOfRow))
  expect(names.flatMap((name) => Array.from(name)).filter((letter) => !keys.has(letter))).toEqual([])
})

test('every syllable is the best answer to its own letters', () => {
  const wrong = names.filter((name, i) => write(name) !== String.fromCodePoint(FIRST_SYLLABLE + i))
  expect(wrong).toEqual([])
})

test('the next syllable may follow without a space where no longer one is meant', () => {
  expect(write('nuosu')).toBe('ꆈꌠ')
})

const letter = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz'))
test('no letters in any order leave what cannot be finished', () => {
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 12 }), (letters) => {
      const open = letters.reduce((composition, key) => step(composition, key).composition, '')
      expect(open === '' || candidatesOf(open).length > 0).toBe(true)
    }),
  )
  expect(candidatesOf('')).toEqual([])
})

test('a sign ends the syllable', () => {
  expect(step('nuo', '，')).toEqual({ text: 'ꆈ，', composition: '' })
})
