import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { deskOf, testKiosk, testOffice, type TestOffice } from '../test-office.ts'
import { recordView, written } from './api-types.ts'
import { readArchive, restoreArchive } from './archive-read.ts'
import { SAMPLES } from './test-samples.ts'
import { verifyArchiveFile } from './verify-archive.ts'

const offices: TestOffice[] = []
afterEach(async () => {
  for (const one of offices.splice(0)) await one.end()
})

async function begin() {
  const office = await testOffice()
  offices.push(office)
  const desk = await deskOf(office, '测试文员', { roles: ['director'] })
  const view = async (id: string) => recordView.parse(await (await desk.get(`/records/${id}`)).json())
  return { office, desk, view, key: office.office.keys.signing.publicKey }
}

/** A mediation ledger with a case that was corrected and moved, and an application that nobody has taken up. */
async function filled() {
  const made = await begin()
  const { office, desk } = made
  const kiosk = await testKiosk(office)
  const { envelope } = await kiosk.confirm({ form: 'mediation', title: '申请调解' })
  expect((await kiosk.deliver(envelope)).status).toBe(201)
  const answer = await desk.post('/ledgers/mediation/records', { values: SAMPLES['mediation'] })
  const { id } = written.parse(await answer.json())
  const values = { ...SAMPLES['mediation'], claim: '1300' }
  await desk.post(`/records/${id}/change`, { version: 1, values, reason: '欠条上是一千三' })
  await desk.post(`/records/${id}/move`, {
    version: 2,
    move: 'hand-over',
    values: { committee: 'town-mediation' },
  })
  const bytes = new Uint8Array(await (await desk.get('/ledgers/mediation/archive.tar')).arrayBuffer())
  return { ...made, id, bytes }
}

test('a package verifies, and an empty office that takes it in shows the same record with its history', async () => {
  const { id, bytes, key, view } = await filled()
  const archive = unwrap(await readArchive(bytes, key))
  expect(archive.manifest).toMatchObject({ ledger: 'mediation', rows: 2, records: 1 })
  const other = await begin()
  expect(await restoreArchive(other.office.office, archive)).toBe(1)
  expect(await restoreArchive(other.office.office, archive)).toBe(0)
  const restored = await other.view(id)
  expect(restored).toEqual(await view(id))
  expect(restored.history.map(({ reason }) => reason)).toEqual([null, '欠条上是一千三', null])
})

test('a changed byte, a missing end or another signer is found', async () => {
  const { bytes, key } = await filled()
  const find = (text: string) => Buffer.from(bytes).indexOf(text)
  for (const [file, text] of [
    ['records.jsonl', '滴水檐'],
    ['applications.jsonl', '申请调解'],
    ['list.csv', '依据记录号'],
  ] as const) {
    const changed = Uint8Array.from(bytes)
    const at = find(file)
    const inside = Buffer.from(bytes).indexOf(text, at)
    changed[inside] = changed[inside]! ^ 1
    expect([file, await readArchive(changed, key)]).toEqual([
      file,
      { ok: false, error: { kind: 'damaged', file } },
    ])
  }
  expect(await readArchive(bytes.subarray(0, find('list.csv')), key)).toMatchObject({
    error: { kind: 'damaged' },
  })
  expect(await readArchive(bytes, 'A'.repeat(43))).toMatchObject({ error: { kind: 'forged' } })
  expect(await readArchive(new Uint8Array(10), key)).toMatchObject({ error: { kind: 'damaged' } })
})

test('by the command, as an archivist does it: whole or not, and by the key of another office', async () => {
  const { office, bytes, key } = await filled()
  const other = await begin()
  const file = join(office.directory, 'mediation.tar')
  writeFileSync(file, bytes)
  const command = () => {
    const main = fileURLToPath(new URL('../../main.ts', import.meta.url))
    const args = [main, 'verify-archive', file, '--data', office.data, '--json']
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return { status, ...(JSON.parse(stdout) as object) }
  }
  expect(command()).toMatchObject({ status: 0, whole: true, ledger: 'mediation', rows: 2, records: 1 })
  const by = async (data: string, signer?: string) =>
    (await verifyArchiveFile(file, { data, key: signer })).ok
  expect(await by(other.office.data)).toBe(false)
  expect(await by(other.office.data, key)).toBe(true)
  const changed = Uint8Array.from(bytes)
  const inside = Buffer.from(bytes).indexOf('滴水檐')
  changed[inside] = changed[inside]! ^ 1
  writeFileSync(file, changed)
  expect(command()).toMatchObject({ status: 1, fault: expect.stringContaining('records.jsonl') })
  expect(await verifyArchiveFile(`${file}.none`, { data: office.data, key })).toMatchObject({ ok: false })
}, 120_000)
