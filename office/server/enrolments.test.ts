import { afterEach, beforeEach, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { generateSigningKey } from '../../exchange/signing.ts'
import { createEnrolmentCode, enrol } from './enrolments.ts'
import { testOffice, type TestOffice } from './test-office.ts'

let at: TestOffice
beforeEach(async () => {
  at = await testOffice()
})
afterEach(() => at.end())

const ask = (code: string, publicKey = generateSigningKey().publicKey) =>
  enrol(at.office, { code, publicKey, name: 'kiosk' })
const REFUSED = { ok: false, error: 'bad-code' }

test('a code works once; a lost answer can be asked for again with the same key', async () => {
  const { code } = await createEnrolmentCode(at.office, '大厅')
  const { publicKey } = generateSigningKey()
  const first = unwrap(await ask(code, publicKey))
  expect(first).toMatchObject({ officeCode: '000000100001', shortCode: 'QT01', stationLetter: 'A' })
  expect(unwrap(await ask(code.toLowerCase().replace('-', ' '), publicKey))).toEqual(first)
  expect(await ask(code)).toEqual(REFUSED)
})

test('letters are never given twice, and when they are used up it says so', async () => {
  const letters = []
  for (let i = 0; i < 12; i++)
    letters.push(unwrap(await ask((await createEnrolmentCode(at.office, '')).code)).stationLetter)
  expect(letters.join('')).toBe('ABCDEFGHJKLM')
  expect(await ask((await createEnrolmentCode(at.office, '')).code)).toEqual({
    ok: false,
    error: 'letters-used-up',
  })
})

test('fifteen minutes, then it is over', async () => {
  const { code } = await createEnrolmentCode(at.office, '')
  at.clock.advance(15 * 60_000)
  expect(await ask(code)).toEqual(REFUSED)
})

test('after five wrong tries the open code is dead too', async () => {
  const { code } = await createEnrolmentCode(at.office, '')
  for (let i = 0; i < 5; i++) expect(await ask('00000-00000')).toEqual(REFUSED)
  expect(await ask(code)).toEqual(REFUSED)
})

test('one code, asked for by several at the same moment, makes one office below or one kiosk of it', async () => {
  const child = { code: '000000100009', level: 'township' } as const
  for (const below of [child, undefined]) {
    const { code } = await createEnrolmentCode(at.office, '一次', below)
    const asked = await Promise.all(Array.from({ length: 6 }, () => ask(code)))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
  }
  const kiosks = await at.office.store.selectFrom('kiosk').select('childOffice').execute()
  expect(new Set(kiosks.map(({ childOffice }) => childOffice))).toEqual(new Set([child.code, null]))
  expect(kiosks).toHaveLength(2)
})

test('over HTTP: 201, then 401 bad-code', async () => {
  const { code } = await createEnrolmentCode(at.office, '')
  const send = () =>
    at.post('/v1/enrolments', { code, publicKey: generateSigningKey().publicKey, name: 'kiosk' })
  expect((await send()).status).toBe(201)
  const again = await send()
  expect([again.status, await again.json()]).toMatchObject([401, { code: 'bad-code' }])
})
