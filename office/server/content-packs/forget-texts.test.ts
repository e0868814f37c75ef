import { afterEach, beforeEach, expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { textHash } from '../../../exchange/signing.ts'
import { retire } from '../retention.ts'
import { testKiosk, testOffice, type TestKiosk, type TestOffice } from '../test-office.ts'
import { forgetTexts } from './forget-texts.ts'
import { issuePackIn, holdContent } from './issue.ts'
import { keepText } from './standing.ts'

let at: TestOffice
let kiosk: TestKiosk
beforeEach(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
})
afterEach(() => at.end())

const PATH = 'common-questions.yaml'
const text = (n: number) => `- 第${n}个问题\n`
const turnTo = (day: string) =>
  at.clock.advance(Date.parse(`${day}T00:30:00+08:00`) - at.clock.now().getTime())
const held = async () => {
  const rows = await at.office.store.selectFrom('contentFile').select('sha256').execute()
  return [1, 2, 3, 4].filter((n) => rows.some(({ sha256 }) => sha256 === textHash(text(n))))
}

/** What a second person released, without the seconds of its check. */
const stand = (n: number) =>
  at.office.store.transaction().execute(async (trx) => {
    const last = await holdContent(trx)
    const { sha256 } = await keepText(trx, text(n))
    const row = { sha256, addedBy: '甲测试', releasedBy: '乙测试', at: at.clock.now().toISOString() }
    await trx
      .insertInto('contentOwn')
      .values({ path: PATH, ...row })
      .onConflict((conflict) => conflict.column('path').doUpdateSet(row))
      .execute()
    return issuePackIn(trx, at.office, '乙测试', last)
  })
const proposed = (n: number, state: 'waiting' | 'discarded', decidedAt: string | null) =>
  at.office.store.transaction().execute(async (trx) => {
    const { sha256 } = await keepText(trx, text(n))
    await trx
      .insertInto('contentProposal')
      .values({
        id: `p${n}`,
        at: '2026-11-23T02:00:00.000Z',
        by: '甲测试',
        changes: JSON.stringify([{ path: PATH, sha256 }]),
        state,
        decidedAt,
        decidedBy: decidedAt === null ? null : '乙测试',
      })
      .execute()
  })

test('a text goes three years after the last pack with it was replaced; what is served or stands stays', async () => {
  await stand(1)
  turnTo('2027-03-01')
  await stand(2)
  turnTo('2028-03-01')
  await stand(3)
  // In force until 2027-03-01, so it may be asked for until three years later.
  turnTo('2030-02-28')
  expect(await forgetTexts(at.office)).toBe(0)
  turnTo('2030-03-02')
  expect((await retire(at.office)).contentTexts).toBe(1)
  expect(await held()).toEqual([2, 3])
  // Of the pack before the newest: a kiosk that began to take it in ends it, however old it is.
  turnTo('2040-01-01')
  expect(await forgetTexts(at.office)).toBe(0)
  for (const n of [2, 3]) expect(unwrap(await kiosk.client.packFile(textHash(text(n))))).toBe(text(n))
  await stand(4)
  expect(await forgetTexts(at.office)).toBe(1)
  expect(await held()).toEqual([3, 4])
  // Which text it was stays known by its hash.
  const manifests = await at.office.store.selectFrom('contentPack').select('manifest').execute()
  expect(manifests.some(({ manifest }) => manifest.includes(textHash(text(1))))).toBe(true)
  const audit = await at.office.store
    .selectFrom('auditEntry')
    .select(['clerk', 'subject'])
    .where('action', '=', 'forget-content')
    .execute()
  expect(audit).toEqual([
    { clerk: 'retention', subject: '1' },
    { clerk: 'retention', subject: '1' },
  ])
})

test('what waits for a second person stays however long; what was taken off the list goes three years later', async () => {
  await proposed(1, 'waiting', null)
  await proposed(2, 'discarded', '2026-11-23T02:00:00.000Z')
  turnTo('2029-11-22')
  expect(await forgetTexts(at.office)).toBe(0)
  turnTo('2029-11-24')
  expect(await forgetTexts(at.office)).toBe(1)
  expect(await held()).toEqual([1])
})
