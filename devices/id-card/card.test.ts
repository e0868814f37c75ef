import { describe, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { cardValidity, parseCard, splitTextAndPhoto, type IdCard } from './card.ts'
import { fictitiousCards } from './fixtures.ts'
import { hex, readReplyOf, replies, texts } from './test-vectors.ts'

const photo = new Uint8Array(1024)
const read = (card: keyof typeof texts): IdCard => unwrap(parseCard({ text: hex(texts[card].text), photo }))

/** The text block of 张测试 with something else written at a byte offset. */
const changed = (offset: number, written: string): Uint8Array => {
  const text = Buffer.from(hex(texts.zhang.text))
  Buffer.from(written, 'utf16le').copy(text, offset)
  return text
}

test('resident', () => {
  expect(read('zhang')).toEqual({
    document: 'resident',
    name: '张测试',
    number: '000000199001010018',
    sex: 'male',
    ethnicity: '01',
    birth: '1990-01-01',
    address: '测试省测试市测试区样例路1号',
    authority: '测试市公安局测试分局',
    validFrom: '2020-01-01',
    validTo: '2040-01-01',
    photo,
    findings: [],
  })
})

test('resident, valid without end', () => {
  expect(read('liLongTerm')).toMatchObject({
    name: '李样例',
    sex: 'female',
    validFrom: '2008-09-17',
    validTo: 'long-term',
  })
})

test('residence permit of Hong Kong, Macao and Taiwan', () => {
  const card = read('permit')
  expect(card).toMatchObject({
    document: 'permit',
    name: '陈港样',
    number: '810000190001010018',
    passNumber: 'H00000000',
  })
  expect(card.ethnicity).toBeUndefined()
  expect(card.findings).toEqual([])
})

test("foreigner's card of 2017", () => {
  expect(read('foreign2017')).toMatchObject({
    document: 'foreign',
    name: '试样',
    latinName: 'TESTER, SAMPLE ALPHA',
    number: 'ZZZ000090010100',
    nationality: 'ZZZ',
    sex: 'male',
    birth: '1990-01-01',
    validFrom: '2018-01-01',
    validTo: '2028-01-01',
    findings: [],
  })
})

test("foreigner's card of 2023: the Latin name is stored in two parts", () => {
  expect(read('foreign2023')).toMatchObject({
    document: 'foreign',
    name: '试样',
    latinName: 'TESTER, SAMPLE BETA WITH A VERY LONG NAME',
    number: '999999190001010015',
    nationality: 'ZZZ',
    birth: '1900-01-01',
  })
})

test('a foreigner without a Chinese name is called by the Latin one', () => {
  const text = Buffer.from(hex(texts.foreign2017.text))
  Buffer.from(' '.repeat(15), 'utf16le').copy(text, 158)
  expect(unwrap(parseCard({ text, photo })).name).toBe('TESTER, SAMPLE ALPHA')
})

describe('newest address', () => {
  const newestAddress = hex(replies.newAddressLi).slice(10, -1)
  test('takes the place of the printed one', () => {
    expect(unwrap(parseCard({ text: hex(texts.liLongTerm.text), photo, newestAddress })).address).toBe(
      '测试省测试市新迁路9号',
    )
  })
  test('an empty one does not', () => {
    const blank = Buffer.from(' '.repeat(35), 'utf16le')
    expect(unwrap(parseCard({ text: hex(texts.zhang.text), photo, newestAddress: blank })).address).toBe(
      '测试省测试市测试区样例路1号',
    )
  })
})

describe('characters', () => {
  test.each(['𠮷测试', '\u{e863}测试', '𠮷𠮷𠮷𠮷𠮷𠮷𠮷长'])('%s stays as it is', (name) => {
    expect(unwrap(parseCard({ text: changed(0, name.padEnd(15)), photo })).name).toBe(name)
  })
  test('a rare character in the address does not shift the fields behind it', () => {
    expect(unwrap(parseCard({ text: changed(52, '𠮷𠮷𠮷'), photo }))).toMatchObject({
      number: '000000199001010018',
    })
  })
  test('half a pair at the end of a full field is reported', () => {
    const card = unwrap(parseCard({ text: changed(0, `${'测'.repeat(14)}\u{d842}`), photo }))
    expect(card.name).toBe(`${'测'.repeat(14)}\u{fffd}`)
    expect(card.findings).toContainEqual({ field: 'name', problem: 'broken-character' })
  })
  test('zeros instead of blanks are padding too', () => {
    expect(unwrap(parseCard({ text: changed(0, '张测试'.padEnd(15, '\0')), photo })).name).toBe('张测试')
    expect(unwrap(parseCard({ text: changed(248, '\0\0\0\0'), photo })).document).toBe('resident')
  })
})

describe('findings keep the card readable', () => {
  test.each([
    ['a birth date that is none', changed(36, '19901301'), { field: 'birth', problem: 'not-a-date' }],
    ['an empty begin', changed(188, '        '), { field: 'validFrom', problem: 'not-a-date' }],
    ['长期 as begin', changed(188, '长期      '), { field: 'validFrom', problem: 'not-a-date' }],
    ['an end that is none', changed(204, '2040????'), { field: 'validTo', problem: 'not-a-date' }],
    ['an unknown sex', changed(30, '7'), { field: 'sex', problem: 'unknown-code' }],
    ['a wrong check digit', changed(122 + 34, '9'), { field: 'number', problem: 'check-digit' }],
    [
      'another birth date than the number says',
      changed(36, '19900102'),
      { field: 'birth', problem: 'differs-from-number' },
    ],
    ['another sex than the number says', changed(30, '2'), { field: 'sex', problem: 'differs-from-number' }],
  ])('%s', (_what, text, finding) => {
    const card = unwrap(parseCard({ text, photo }))
    expect(card.name).toBe('张测试')
    expect(card.findings).toEqual([finding])
  })
})

describe('what cannot be used', () => {
  test.each([
    ['too short', hex(texts.zhang.text).slice(0, 128), { kind: 'wrong-length', bytes: 128 }],
    ['of an unknown kind', changed(248, 'Q'), { kind: 'unknown-document', flag: 'Q' }],
    ['of a kind named like a property', changed(248, '_'), { kind: 'unknown-document', flag: '_' }],
    ['without a name', changed(0, ' '.repeat(15)), { kind: 'no-name' }],
    ['without a number', changed(122, ' '.repeat(18)), { kind: 'no-number' }],
  ])('a text %s', (_what, text, error) => {
    expect(parseCard({ text, photo })).toEqual({ ok: false, error })
  })
})

test('data is split by its own lengths', () => {
  const data = hex(readReplyOf('zhang')).slice(10, -1)
  expect(splitTextAndPhoto(data)).toMatchObject({ text: { length: 256 }, photo: { length: 1024 } })
  expect(splitTextAndPhoto(data.slice(0, -1))).toBeUndefined()
  expect(splitTextAndPhoto(new Uint8Array(3))).toBeUndefined()
})

test('the photo is a copy: blanking the raw block does not reach it', () => {
  const raw = Uint8Array.of(1, 2, 3)
  const card = unwrap(parseCard({ text: hex(texts.zhang.text), photo: raw }))
  raw.fill(0)
  expect(card.photo).toEqual(Uint8Array.of(1, 2, 3))
})

test.each([
  ['2019-12-31', 'not-yet-valid'],
  ['2020-01-01', 'valid'],
  ['2040-01-01', 'valid'],
  ['2040-01-02', 'expired'],
])('on %s the card is %s', (today, validity) => expect(cardValidity(read('zhang'), today)).toBe(validity))

test('validity without end, and unknown', () => {
  expect(cardValidity(read('liLongTerm'), '2999-01-01')).toBe('valid')
  expect(cardValidity({}, '2026-01-01')).toBe('unknown')
})

test.each(Object.entries(fictitiousCards))('the fictitious card %s reads without findings', (_name, card) => {
  expect(unwrap(parseCard(card)).findings).toEqual([])
})
