import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { manualClock } from '../../base/clock.ts'
import { silentLogger } from '../../base/log.ts'
import { unwrap } from '../../base/result.ts'
import { openOutbox, type Outbox } from '../../exchange/outbox.ts'
import { createOfficeLink, type OfficeLink } from '../../kiosk/service/office-link.ts'
import { refuseWhereRevoked } from '../../kiosk/service/revoked.ts'
import { createEnrolmentCode } from '../../office/server/enrolments.ts'
import { testOffice, type TestOffice } from '../../office/server/test-office.ts'
import { noOrders } from '../support/office-at-rest.ts'
import { waitFor } from '../support/kiosk-process.ts'

/** The desk revokes a kiosk that nobody has switched off: citizens still stand before it. */
const clock = manualClock(new Date('2026-11-23T02:00:00Z'))
let at: TestOffice
let outbox: Outbox
let link: OfficeLink
const newCode = async () => (await createEnrolmentCode(at.office, '大厅')).code
beforeAll(async () => {
  at = await testOffice()
  outbox = unwrap(openOutbox({ file: ':memory:', clock }))
  link = createOfficeLink({
    outbox,
    name: 'test',
    packs: {
      told: () => ({ version: 'test', pack: null, refused: null }),
      offered: () => Promise.resolve(),
    },
    orders: noOrders,
    clock,
    log: silentLogger,
    onReachable: () => {},
  })
  link.connect({ url: at.url, enrolmentCode: await newCode() })
  await waitFor('the enrolment', link.enrolled)
})
afterAll(async () => {
  await link.stop()
  outbox.close()
  await at.end()
})

const app = new Hono()
refuseWhereRevoked(app, { revoked: () => link.revoked() })
app.all('*', (c) => c.text('taken'))
const answers = async () =>
  Promise.all(
    [
      ['GET', '/api/forms/legal-aid'],
      ['POST', '/api/applications'],
      ['POST', '/api/supplements'],
      ['POST', '/api/laws/search'],
    ].map(async ([method, path]) => (await app.request(path!, { method: method! })).status),
  )

test('no form is opened and no application confirmed for nobody; a new enrolment ends it', async () => {
  link.tellNow()
  await waitFor('a sign of life', () => link.reachable())
  expect(link.revoked()).toBe(false)
  expect(await answers()).toEqual([200, 200, 200, 200])

  await at.office.store
    .updateTable('kiosk')
    .set({ revokedAt: clock.now().toISOString() })
    .where('revokedAt', 'is', null)
    .execute()
  link.tellNow()
  await waitFor('the refusal', () => link.revoked())
  expect(await answers()).toEqual([503, 503, 503, 200])

  // A technician types a new code, though nothing waits that the office could have refused.
  const before = outbox.current()?.enrolment.kioskId
  link.connect({ url: at.url, enrolmentCode: await newCode() })
  await waitFor('the new enrolment', () => outbox.current()?.enrolment.kioskId !== before)
  await waitFor('a sign of life', () => !link.revoked())
  expect(await answers()).toEqual([200, 200, 200, 200])
})
