import { afterEach, expect, test } from 'vitest'
import { uuidv7 } from '../../base/ids.ts'
import { applicationList } from './desk-api-types.ts'
import { deskOf, testKiosk, testOffice, type TestOffice } from './test-office.ts'

let at: TestOffice | undefined
afterEach(async () => {
  await at?.end()
  at = undefined
})

test('what still waits for the office is in the list, however much came after it', async () => {
  at = await testOffice()
  const { store } = at.office
  const kiosk = await testKiosk(at)
  const forgotten = await kiosk.confirm()
  await kiosk.deliver(forgotten.envelope)
  // Six hundred that came later and are with others by now.
  const application = await store.selectFrom('application').selectAll().executeTakeFirstOrThrow()
  const envelope = await store.selectFrom('envelope').selectAll().executeTakeFirstOrThrow()
  for (let n = 1; n <= 600; n++) {
    at.clock.advance(1000)
    const later = {
      id: uuidv7(at.clock.now()),
      number: `later-${n}`,
      receivedAt: at.clock.now().toISOString(),
    }
    await store
      .insertInto('envelope')
      .values({ ...envelope, ...later, seq: n + 1 })
      .execute()
    await store
      .insertInto('application')
      .values({ ...application, ...later, state: 'handed-over', dueBy: null })
      .execute()
  }
  const desk = await deskOf(at, '文员', { roles: ['clerk'] })
  const { applications } = applicationList.parse(await (await desk.get('/applications')).json())
  expect(applications).toHaveLength(501)
  expect(applications.at(-1)).toMatchObject({ number: forgotten.number })
  expect(applications[0]).toMatchObject({ number: 'later-600' })
})
