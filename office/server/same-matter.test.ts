import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import type { Application } from '../../exchange/schemas/message.ts'
import { applicationMessage } from '../../exchange/test-fixtures.ts'
import type { ApplicationView } from './desk-api-types.ts'
import { deskOf, testKiosk, testOffice, type TestKiosk, type TestOffice } from './test-office.ts'

let at: TestOffice
let kiosk: TestKiosk
beforeAll(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
})
afterAll(() => at.end())

const DAY_MS = 86_400_000
const someone = (number: string) => ({ identity: { ...applicationMessage().identity!, number } })
async function received(change: Partial<Application>) {
  const { envelope, number, token } = await kiosk.confirm(change)
  const response = await kiosk.deliver(envelope)
  expect(response.status).toBe(201)
  return { id: envelope.header.id, number, token, answer: await response.text() }
}
async function linkedTo(id: string, desk: Awaited<ReturnType<typeof deskOf>>) {
  const response = await desk.get(`/applications/${id}`)
  return response.ok
    ? ((await response.json()) as ApplicationView).sameMatter.map(({ number }) => number)
    : response.status
}

test('the same person in the same matter within thirty days is shown at the desk, both ways, and stops nothing', async () => {
  const person = someone('000000197001010010')
  const first = await received(person)
  at.clock.advance(29 * DAY_MS)
  const second = await received({ identity: { ...person.identity, number: '000000197001010010 ' } })
  const other = {
    matter: await received({ ...person, answers: { matter: 'family' } }),
    form: await received({ ...person, form: 'mediation' }),
    person: await received(someone('000000197001010029')),
  }
  const nobody = await received({ identity: null })
  const clerk = await deskOf(at, '测试甲', { roles: ['clerk'] })
  expect(await linkedTo(first.id, clerk)).toEqual([second.number])
  expect(await linkedTo(second.id, clerk)).toEqual([first.number])
  for (const { id } of [...Object.values(other), nobody]) expect(await linkedTo(id, clerk)).toEqual([])
  at.clock.advance(2 * DAY_MS)
  const third = await received(person)
  const next = await deskOf(at, '测试丁', { roles: ['clerk'] })
  expect(await linkedTo(third.id, next)).toEqual([second.number])
})

test('who may not know of one is not told of it through another', async () => {
  const person = someone('000000197101010013')
  const open = await received(person)
  const restricted = await received({ ...person, restricted: true })
  const clerk = await deskOf(at, '测试乙', { roles: ['clerk'] })
  const director = await deskOf(at, '测试丙', { roles: ['director'] })
  expect(await linkedTo(open.id, clerk)).toEqual([])
  expect(await linkedTo(restricted.id, clerk)).toBe(404)
  expect(await linkedTo(open.id, director)).toEqual([restricted.number])
})

test('the kiosk learns nothing of it: not with the acknowledgement, not with the progress', async () => {
  const person = someone('000000197201010016')
  const first = await received(person)
  const second = await received(person)
  expect(Object.keys(JSON.parse(second.answer) as object).toSorted()).toEqual([
    'at',
    'hash',
    'id',
    'signature',
  ])
  const reply = unwrap(await kiosk.client.progress(second.number, { kind: 'token', token: second.token }))
  expect(reply.found).toBe(true)
  expect(JSON.stringify(reply)).not.toContain(first.number)
})

test('in the database it is a mark that tells nobody who', async () => {
  const { number } = someone('000000197301010019').identity
  await received(someone(number))
  const bytes = Buffer.concat(readdirSync(at.data).map((name) => readFileSync(join(at.data, name))))
  expect(bytes.includes(number)).toBe(false)
  const row = await at.office.store
    .selectFrom('application')
    .select('sameMatter')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(row.sameMatter).toMatch(/^[\w-]{43}$/)
  const { crypto } = at.office
  expect(crypto.digest('x', 'a')).not.toBe(crypto.digest('x', 'b'))
})
