import { expect, test } from 'vitest'
import { grouped, groupSizes } from './groups.ts'
import { inputKinds } from './kinds.ts'

test.each([
  { kind: 'id-number', piece: 'x', at: 17, taken: 'X' },
  { kind: 'id-number', piece: 'X', at: 5, taken: '' },
  { kind: 'id-number', piece: '１', at: 3, taken: '1' },
  { kind: 'phone', piece: '-', at: 3, taken: '' },
  { kind: 'amount', piece: '元', at: 3, taken: '' },
  { kind: 'code', piece: 'k', at: 0, taken: 'K' },
  { kind: 'name', piece: '𠮷', at: 0, taken: '𠮷' },
] as const)('$kind takes "$piece" at $at as "$taken"', ({ kind, piece, at, taken }) => {
  expect(inputKinds[kind].accept(piece, at)).toBe(taken)
})

test('groups numbers as they are read aloud', () => {
  expect(grouped('000000199001010018', groupSizes['id-number'])).toEqual(['000000', '1990', '0101', '0018'])
  expect(grouped('2026', groupSizes.date)).toEqual(['2026', '', ''])
  expect(grouped('261122QT01A0017M', groupSizes['acceptance-number']).join('-')).toBe('261122-QT01-A0017-M')
})

test('signs that turn the order of what follows are not taken, those that scripts need are', () => {
  const { accept } = inputKinds.name
  expect(accept('张\u202e\u2066测\u0007试', 0)).toBe('张测试')
  // Mongolian: narrow no-break space, variation selector, vowel separator; the joiners of Arabic letters.
  expect(accept('\u202f\u180b\u180e\u200c\u200d', 0)).toBe('\u202f\u180b\u180e\u200c\u200d')
  expect(inputKinds.text.accept('一\n二', 0)).toBe('一\n二')
})
