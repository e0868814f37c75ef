import { afterEach, expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { deskOf, testOffice, type TestOffice } from '../test-office.ts'
import { openedPhoto, recordView, written } from './api-types.ts'
import { readArchive, restoreArchive } from './archive-read.ts'
import { testPicture } from './test-picture.ts'
import { SAMPLES } from './test-samples.ts'

const offices: TestOffice[] = []
afterEach(async () => {
  for (const one of offices.splice(0)) await one.end()
})

const picture = testPicture()
const base64 = picture.toString('base64')

async function begin(ledger = 'found-dispute') {
  const office = await testOffice()
  offices.push(office)
  const desk = await deskOf(office, '钱演示', { roles: ['director'] })
  const id = async () =>
    written.parse(await (await desk.post(`/ledgers/${ledger}/records`, { values: SAMPLES[ledger] })).json())
      .id
  const record = await id()
  const add = (jpeg = base64, by = desk) => by.post(`/records/${record}/photos`, { jpeg })
  const photos = async () => recordView.parse(await (await desk.get(`/records/${record}`)).json()).photos
  const actions = async () =>
    (await office.office.store.selectFrom('auditEntry').select(['action', 'subject']).orderBy('n').execute())
      .filter(({ action }) => action.startsWith('photo'))
      .map(({ action, subject }) => [action, subject])
  return { office, desk, record, add, photos, actions }
}

test('a picture is kept sealed with its record, opened on record, and taken away on record', async () => {
  const { office, desk, record, add, photos, actions } = await begin()
  expect(await photos()).toEqual([])
  const { id } = written.parse(await (await add()).json())
  expect(await photos()).toEqual([{ id, at: office.clock.now().toISOString(), by: '钱演示' }])
  const [stored] = await office.office.store.selectFrom('recordPhoto').selectAll().execute()
  expect(JSON.stringify(stored)).not.toContain(picture.toString('base64url').slice(40, 80))

  const opened = openedPhoto.parse(await (await desk.post(`/records/${record}/photos/${id}/open`, {})).json())
  expect(opened.jpeg).toBe(base64)
  expect((await desk.post(`/records/${record}/photos/${id}/remove`, {})).status).toBe(200)
  expect((await desk.post(`/records/${record}/photos/${id}/open`, {})).status).toBe(404)
  expect(await photos()).toEqual([])
  expect(await actions()).toEqual([
    ['photo-added', record],
    ['photo-opened', record],
    ['photo-removed', record],
  ])
})

test('what is no plain picture, and a thirteenth, is refused with its reason', async () => {
  const { add, photos } = await begin()
  const told = async (answer: Response) => [answer.status, await answer.json()]
  const exif = Buffer.concat([
    picture.subarray(0, 2),
    Buffer.from([0xff, 0xe1, 0, 8]),
    Buffer.from('Exif\0\0'),
    picture.subarray(2),
  ])
  expect(await told(await add(exif.toString('base64')))).toMatchObject([
    422,
    { problems: [{ field: 'photo', problem: 'metadata' }] },
  ])
  expect((await add('no base64!')).status).toBe(422)
  for (let i = 0; i < 12; i++) expect((await add()).status).toBe(201)
  expect(await told(await add())).toMatchObject([422, { problems: [{ problem: 'too-many' }] }])
  expect(await photos()).toHaveLength(12)
})

test('a ledger that takes no pictures takes none; a picture opens with its own record alone', async () => {
  const { desk, record, add, photos } = await begin('consultation')
  expect(await photos()).toBeNull()
  expect((await add()).status).toBe(404)
  const other = await begin()
  const { id } = written.parse(await (await other.add()).json())
  expect((await desk.post(`/records/${record}/photos/${id}/open`, {})).status).toBe(404)
  const second = written.parse(
    await (
      await other.desk.post('/ledgers/found-dispute/records', { values: SAMPLES['found-dispute'] })
    ).json(),
  ).id
  expect((await other.desk.post(`/records/${second}/photos/${id}/open`, {})).status).toBe(404)
  expect((await other.desk.post(`/records/${second}/photos/${id}/remove`, {})).status).toBe(404)
  expect(await other.photos()).toHaveLength(1)
})

test('an archive package holds the pictures, and brings them back', async () => {
  const { office, desk, record, add, photos } = await begin()
  const { id } = written.parse(await (await add()).json())
  const bytes = new Uint8Array(await (await desk.get('/ledgers/found-dispute/archive.tar')).arrayBuffer())
  const key = office.office.keys.signing.publicKey
  const archive = unwrap(await readArchive(bytes, key))
  expect(archive.photos.map(({ id: one, jpeg }) => [one, jpeg.equals(picture)])).toEqual([[id, true]])

  const at = Buffer.from(bytes).indexOf(picture)
  const changed = Uint8Array.from(bytes)
  changed[at + 30]! ^= 1
  expect(await readArchive(changed, key)).toEqual({
    ok: false,
    error: { kind: 'damaged', file: `photos/${id}.jpg` },
  })

  const other = await testOffice()
  offices.push(other)
  const there = await deskOf(other, '赵演示', { roles: ['director'] })
  expect(await restoreArchive(other.office, archive)).toBe(1)
  expect(recordView.parse(await (await there.get(`/records/${record}`)).json()).photos).toEqual(
    await photos(),
  )
  const answer = await there.post(`/records/${record}/photos/${id}/open`, {})
  expect(openedPhoto.parse(await answer.json()).jpeg).toBe(base64)
})
