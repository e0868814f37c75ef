import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseYaml } from '../../../base/yaml.ts'
import { unwrap } from '../../../base/result.ts'
import { officeProfile } from '../../../content/office/profile-schema.ts'
import { createExchangeClient } from '../../../exchange/client.ts'
import type { PackManifest } from '../../../exchange/schemas/pack.ts'
import { generateSigningKey, signPack } from '../../../exchange/signing.ts'
import {
  deskOf,
  testKiosk,
  testOffice,
  testProfile,
  type TestKiosk,
  type TestOffice,
} from '../test-office.ts'
import { issuePack } from './issue.ts'

let at: TestOffice
let kiosk: TestKiosk
beforeEach(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
})
afterEach(() => at.end())

const pack = async () => unwrap(await kiosk.client.pack())
const profileOf = async ({ files }: PackManifest) => {
  const entry = files.find(({ path }) => path === 'office.yaml')!
  const text = unwrap(await kiosk.client.packFile(entry.sha256))
  return unwrap(parseYaml({ schema: officeProfile, text, file: 'office.yaml' }))
}

test('from the start there is a pack with the profile, named in the answer to a sign of life', async () => {
  const first = await pack()
  expect(first).toMatchObject({
    officeCode: testProfile.officeCode,
    n: Math.floor(at.clock.now().getTime() / 1000),
    files: [{ path: 'office.yaml', from: testProfile.officeCode }],
  })
  expect(await profileOf(first)).toEqual(testProfile)
  expect(unwrap(await kiosk.client.heartbeat()).pack).toBe(first.n)
})

test('a version of the profile is a new pack, whoever wrote it; the same again is none', async () => {
  const first = await pack()
  expect(await issuePack(at.office)).toBe(first.n)
  const desk = await deskOf(at, '赵演示', { roles: ['director'] })
  expect((await desk.post('/profile', { n: 0, change: { phone: '0000-1234567' } })).status).toBe(200)
  const second = await pack()
  // The clock stands still in this test: the number grows all the same.
  expect(second.n).toBe(first.n + 1)
  expect((await profileOf(second)).phone).toBe('0000-1234567')
  const audit = await at.office.store
    .selectFrom('auditEntry')
    .select('subject')
    .where('action', '=', 'issue-content')
    .execute()
  expect(audit).toEqual([{ subject: `${first.n} 1` }, { subject: `${second.n} 1` }])
})

test('files are served while they stand in the newest pack or the one before, to whom is enrolled', async () => {
  const desk = await deskOf(at, '赵演示', { roles: ['director'] })
  const shas: string[] = []
  for (const n of [0, 1, 2]) {
    shas.push((await pack()).files[0]!.sha256)
    expect((await desk.post('/profile', { n, change: { phone: `0000-123456${n}` } })).status).toBe(200)
  }
  shas.push((await pack()).files[0]!.sha256)
  const served = await Promise.all(shas.map(async (sha256) => (await kiosk.client.packFile(sha256)).ok))
  expect(served).toEqual([false, false, true, true])
  for (const path of ['/v1/content', `/v1/content/files/${shas[3]}`])
    expect((await fetch(at.url + path)).status).toBe(400)
  const { enrolment } = kiosk.registration
  const stranger = unwrap(
    createExchangeClient({
      url: at.url,
      registration: () => ({ ...kiosk.registration, privateKey: generateSigningKey().privateKey }),
      clock: at.clock,
    }),
  )
  expect(await stranger.pack()).toMatchObject({ ok: false, error: { code: 'bad-signature' } })
  expect(enrolment.officeCode).toBe(testProfile.officeCode)
})

test('a manifest or a file that was changed, and a pack of another office, are refused by the client', async () => {
  const { store, keys } = at.office
  const { signature, ...unsigned } = await pack()
  const sign = (change: Partial<PackManifest>, key = keys.signing.privateKey) =>
    signPack({ ...unsigned, ...change }, key)
  const told = async (manifest: unknown) => {
    await store
      .updateTable('contentPack')
      .set({ manifest: JSON.stringify(manifest) })
      .execute()
    return kiosk.client.pack()
  }
  expect((await told({ ...unsigned, signature })).ok).toBe(true)
  expect((await told({ ...unsigned, signature, n: unsigned.n + 1 })).ok).toBe(false)
  expect((await told({ ...unsigned, signature, files: [] })).ok).toBe(false)
  expect((await told(sign({}, generateSigningKey().privateKey))).ok).toBe(false)
  expect((await told(sign({ officeCode: '000000100002' }))).ok).toBe(false)
  await told({ ...unsigned, signature })
  const { sha256 } = unsigned.files[0]!
  expect((await kiosk.client.packFile(sha256)).ok).toBe(true)
  await store.updateTable('contentFile').set({ text: 'officeCode: "1"\n' }).execute()
  expect(await kiosk.client.packFile(sha256)).toMatchObject({ ok: false, error: { code: 'bad-hash' } })
})

test('what a kiosk says that it shows is kept, and told to the desk when it changes', async () => {
  const topics: string[] = []
  at.office.hub.listen((topic) => topics.push(topic))
  const shown = async () =>
    (await at.office.store.selectFrom('kiosk').select('shownContent').executeTakeFirstOrThrow()).shownContent
  expect(await shown()).toBeNull()
  const content = {
    version: '2026-11-20+0a1b2c3d',
    pack: 7,
    refused: { n: 8, problem: 'guides/a.yaml:1 start' },
  }
  unwrap(await kiosk.client.heartbeat({ content }))
  unwrap(await kiosk.client.heartbeat({ content }))
  unwrap(await kiosk.client.heartbeat())
  expect(JSON.parse((await shown())!)).toEqual(content)
  expect(topics.filter((topic) => topic === 'content')).toHaveLength(1)
})
