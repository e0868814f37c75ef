import { expect, test } from 'vitest'
import { unpublishable } from './checks.ts'
import { nextDue } from './due.ts'
import { loadLedgers } from './load.ts'
import { readValues, typedOf, type KnownIds } from './values.ts'

const ledgers = loadLedgers()
const known: KnownIds = { staff: new Set(['qian']), village: new Set(['donghe']), body: new Set() }
const read = (ledger: string, typed: Record<string, string | boolean | string[]>) =>
  readValues(ledgers.get(ledger)!, typed, known, { today: '2026-11-23' })

test.each([
  ['1,234.5', 123450],
  ['0.07', 7],
  ['19999999.99', 1_999_999_999],
])('money %s is %i fen, and is typed again the same', (typed, fen) => {
  const { values } = read('asset', { price: typed })
  expect(values['price']).toBe(fen)
  expect(
    read('asset', { price: typedOf(values, ledgers.get('asset')!)['price'] as string }).values['price'],
  ).toBe(fen)
})

test.each([
  ['date', '2026-02-29', 'date'],
  ['date', '2026-13-01', 'date'],
  ['hours', '1.3', 'hours'],
  ['hours', '-1', 'hours'],
  ['staff', 'nobody', 'choice'],
  ['bilingual', 'maybe', 'choice'],
  ['topic', 'x'.repeat(201), 'too-long'],
])('%s %s is refused as %s', (field, typed, problem) => {
  expect(read('training', { [field]: typed }).problems).toContainEqual({ field, problem })
})

test('a field that is not asked is not kept, and not required', () => {
  const { values, problems } = read('complaint', { about: 'device', staff: 'qian' })
  expect(values).not.toHaveProperty('staff')
  expect(problems.map(({ field }) => field)).not.toContain('staff')
})

test.each([
  ['身份证号 00000019900101001X', 'identity-number-inside'],
  ['电话 138 0000 0000', 'phone-inside'],
  ['１３８００００００００', 'phone-inside'],
  ['秘密★一年', 'secret-mark-inside'],
  ['内部资料，不得外传', 'secret-mark-inside'],
  ['保守国家秘密，人人有责', undefined],
  ['2026年12月4日 9:00 在文化广场，咨询电话 12348', undefined],
])('%s is %s', (text, problem) => {
  expect(unpublishable(text)).toBe(problem)
})

test('thirty days for the judicial confirmation end with the thirtieth day in Shanghai', () => {
  const due = (state: string, values = { 'agreed-on': '2026-11-23' }) =>
    nextDue(ledgers.get('mediation')!, { state, values, createdAt: '2026-11-20T00:00:00Z' })
  expect(due('agreed')).toEqual({ deadline: 'confirmation', at: '2026-12-23T15:59:59.000Z' })
  expect(due('closed')).toBeUndefined()
})

test('the first report of a major event is due two hours after it was written down', () => {
  const due = nextDue(ledgers.get('major-event')!, {
    state: 'known',
    values: {},
    createdAt: '2026-11-23T02:00:00.000Z',
  })
  expect(due).toEqual({ deadline: 'first', at: '2026-11-23T04:00:00.000Z' })
})
