import { afterAll, beforeAll, expect, test } from 'vitest'
import { manualClock } from '../../base/clock.ts'
import { uuidv7 } from '../../base/ids.ts'
import { silentLogger } from '../../base/log.ts'
import { unwrap } from '../../base/result.ts'
import { openOutbox, type Outbox } from '../../exchange/outbox.ts'
import { sealEnvelope } from '../../exchange/seal-envelope.ts'
import { applicationMessage } from '../../exchange/test-fixtures.ts'
import { createOfficeLink, type OfficeLink } from '../../kiosk/service/office-link.ts'
import { createEnrolmentCode } from '../../office/server/enrolments.ts'
import { rotateKey } from '../../office/server/key-rotation.ts'
import { testOffice, type TestOffice } from '../../office/server/test-office.ts'
import { noOrders } from '../support/office-at-rest.ts'
import { waitFor } from '../support/kiosk-process.ts'

/** A kiosk whose clock is wrong by days, after a dead battery or a slip of somebody's hand. */
const DAY_MS = 86_400_000
const clock = manualClock(new Date('2026-11-23T02:00:00Z'))
let at: TestOffice
let outbox: Outbox
let link: OfficeLink
beforeAll(async () => {
  at = await testOffice()
  outbox = unwrap(openOutbox({ file: ':memory:', clock }))
  const packs = {
    told: () => ({ version: 'test', pack: null, refused: null }),
    offered: () => Promise.resolve(),
  }
  link = createOfficeLink({
    outbox,
    name: 'test',
    packs,
    orders: noOrders,
    clock,
    log: silentLogger,
    onReachable: () => {},
  })
  link.connect({ url: at.url, enrolmentCode: (await createEnrolmentCode(at.office, '大厅')).code })
  await waitFor('the enrolment', link.enrolled)
})
afterAll(async () => {
  await link.stop()
  outbox.close()
  await at.end()
})

async function delivered(): Promise<string> {
  const { id, number } = unwrap(
    await outbox.append({
      submissionId: uuidv7(clock.now()),
      withNumber: true,
      contentVersion: 'test',
      seal: (header, own) => sealEnvelope(applicationMessage(), header, own),
    }),
  )
  link.wake()
  await waitFor('the delivery', () => outbox.rows().find((row) => row.id === id)?.state === 'acknowledged')
  return number!
}

test.each([
  ['ahead', 400],
  ['behind', -800],
])('%s by days: calls ring, applications arrive, new keys are learnt', async (_name, days) => {
  clock.advance(days * DAY_MS)
  const before = outbox.current()?.enrolment.sealingKeys[0]?.keyId
  unwrap(await rotateKey(at.data, { now: at.clock.now(), until: at.clock.now() }))
  link.tellTroubles([])
  await waitFor('the new key', () => outbox.current()?.enrolment.sealingKeys[0]?.keyId !== before)
  expect(Math.abs(link.clockSkewSeconds()! + (days * DAY_MS) / 1000)).toBeLessThan(5)
  expect(await link.callStaff({ screen: 'home', language: 'zh-CN' })).toMatchObject({ ok: true })
  await delivered()
  clock.advance(-days * DAY_MS)
  expect(await delivered()).toMatch(/^261123-/)
})
