import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { uuidv7 } from '../../base/ids.ts'
import { silentLogger } from '../../base/log.ts'
import { unwrap } from '../../base/result.ts'
import { auditKey, verifyAudit } from './audit.ts'
import { backUp } from './backup.ts'
import { SAMPLES } from './ledgers/test-samples.ts'
import { afterRestore } from './restored.ts'
import { startOffice } from './start.ts'
import { deskOf, testDesk, testKiosk, testOffice, testProfile, type TestOffice } from './test-office.ts'

let at: TestOffice
beforeEach(async () => {
  at = await testOffice()
})
afterEach(() => at.end())

const copies = () => join(at.directory, 'copies')
const copy = () => backUp(at.data, copies(), { now: at.clock.now(), databaseUrl: undefined })

test('a running office is copied whole, without its keys and without anybody to be read', async () => {
  const kiosk = await testKiosk(at)
  await kiosk.deliver((await kiosk.confirm()).envelope)
  const { directory, files } = unwrap(copy())
  expect(readdirSync(directory).toSorted()).toEqual(['backup.json', 'office.sqlite'])
  expect(JSON.parse(readFileSync(join(directory, 'backup.json'), 'utf8'))).toMatchObject({ v: 1, files })
  const bytes = readFileSync(join(directory, 'office.sqlite'))
  for (const text of ['张测试', '000000199001010018', at.office.keys.column])
    expect(bytes.includes(text)).toBe(false)
  expect(copy()).toMatchObject({ ok: false })
  expect(backUp(at.data, `${at.data}.keys`, { now: at.clock.now(), databaseUrl: undefined })).toMatchObject({
    ok: false,
  })
  expect(backUp(copies(), copies(), { now: at.clock.now(), databaseUrl: undefined })).toMatchObject({
    ok: false,
  })
})

test('put back, it opens what it held; what came since is told as missing, and no number is given twice', async () => {
  const kiosk = await testKiosk(at)
  const kept = await kiosk.confirm()
  await kiosk.deliver(kept.envelope)
  const before = await deskOf(at, '所长', { roles: ['director'] })
  const { directory } = unwrap(copy())

  const lost = await kiosk.confirm()
  await kiosk.deliver(lost.envelope)
  const numbers = async (url: string, cookie: string) => {
    const given: string[] = []
    for (let n = 0; n < 2; n++) {
      const body = JSON.stringify({ values: SAMPLES['consultation'] })
      const headers = { cookie, origin: url, 'content-type': 'application/json' }
      const made = await fetch(`${url}/desk/api/ledgers/consultation/records`, {
        method: 'POST',
        headers,
        body,
      })
      const { id } = (await made.json()) as { id: string }
      const view = await fetch(`${url}/desk/api/records/${id}`, { headers })
      given.push(((await view.json()) as { number: string }).number)
    }
    return given
  }
  const printed = await numbers(at.url, before.cookie())

  await at.stop()
  renameSync(at.data, `${at.data}.broken`)
  mkdirSync(at.data)
  copyFileSync(join(directory, 'office.sqlite'), join(at.data, 'office.sqlite'))
  const { officeCode } = testProfile
  const { clock } = at
  expect(unwrap(await afterRestore(at.data, officeCode, { clock, databaseUrl: undefined }))).toEqual({
    leap: 500,
    enrolAgain: false,
  })
  const again = unwrap(
    await startOffice({
      data: at.data,
      profile: testProfile,
      host: '127.0.0.1',
      port: 0,
      clock,
      log: silentLogger,
    }),
  )
  const url = `http://127.0.0.1:${again.port}`
  const office = { ...at, ...again, url }
  try {
    const old = testDesk(office)
    old.enter(before.cookie().split('=')[1]!)
    expect((await old.get('/me')).status).toBe(401)
    const desk = await deskOf(office, `新来的 ${uuidv7(at.clock.now())}`, { roles: ['director'] })
    const opened = await desk.post(`/applications/${kept.envelope.header.id}/unmask`)
    expect(await opened.json()).toMatchObject({ name: '张测试' })
    expect((await desk.get(`/applications/${lost.envelope.header.id}`)).status).toBe(404)
    const anew = await numbers(url, desk.cookie())
    expect(anew.filter((number) => printed.includes(number))).toEqual([])
    const { envelope } = await kiosk.confirm()
    const sent = await fetch(`${url}/v1/envelopes`, { method: 'POST', body: JSON.stringify(envelope) })
    expect(sent.status).toBe(201)
    const { seq } = lost.envelope.header
    expect(await again.office.store.selectFrom('seqGap').select(['fromSeq', 'toSeq']).execute()).toEqual([
      { fromSeq: seq, toSeq: seq },
    ])
    expect(await verifyAudit(again.office.store, auditKey(again.office.keys.column))).toMatchObject({
      ok: true,
    })
    expect(
      await again.office.store
        .selectFrom('auditEntry')
        .select('n')
        .where('action', '=', 'restored')
        .execute(),
    ).toHaveLength(1)
  } finally {
    await again.stop()
  }
})

test('what waits for the office above is copied too, and after a restore goes over a new enrolment', async () => {
  const reports = join(at.data, 'reports.sqlite')
  await at.office.store
    .insertInto('reportSent')
    .values({
      n: 1,
      id: uuidv7(at.clock.now()),
      subject: 'A',
      version: 1,
      fingerprint: 'f',
      hash: 'h',
      bodySealed: null,
      queued: 1,
      status: 'sent',
      codes: '[]',
      createdAt: at.clock.now().toISOString(),
      by: null,
      reasonSealed: null,
    })
    .execute()
  copyFileSync(join(unwrap(copy()).directory, 'office.sqlite'), reports)
  at.clock.advance(1000)
  expect(unwrap(copy()).files.map(({ name }) => name)).toEqual(['office.sqlite', 'reports.sqlite'])
  await at.stop()
  const { clock } = at
  const done = await afterRestore(at.data, testProfile.officeCode, { clock, databaseUrl: undefined })
  expect(unwrap(done).enrolAgain).toBe(true)
  expect([existsSync(reports), existsSync(`${reports}.before-restore`)]).toEqual([false, true])
})
