import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { mergePack } from '../packs/merge.ts'
import { openLawWorker } from './law-worker.ts'

test('the embedded digests answer from a thread of their own', { timeout: 60_000 }, async () => {
  const laws = unwrap(await openLawWorker(undefined))
  const hits = await laws.search('老板拖欠工资怎么办', { top: 3 })
  expect(hits).toHaveLength(3)
  expect((await laws.article(hits[0]!.id))?.article).toBe(hits[0]!.article)
  expect(await laws.article('没有@1#第一条')).toBeUndefined()
  expect((await laws.info()).source).toBe('digests')
  expect((await laws.names()).questions.length).toBeGreaterThan(0)
  await laws.close()
  await expect(laws.search('工资')).rejects.toThrow('closed')
})

test('what is wrong with a store is told', { timeout: 60_000 }, async () => {
  const laws = await openLawWorker('/nowhere/at/all')
  expect(!laws.ok && laws.error).toContain('holds no law store')
})

test('what only chance words speak for is said to be unclear; a law that is named never is', async () => {
  const laws = unwrap(await openLawWorker(undefined))
  const isClear = async (question: string) =>
    (await laws.search(question, { top: 3 })).map(({ clear }) => clear)
  expect(await isClear('老板拖欠工资怎么办')).toEqual([true, true, true])
  expect(await isClear('头疼怎么办')).toEqual([false, false, false])
  expect(await isClear('民法典1079')).not.toContain(false)
  await laws.close()
})

test('answers of a content pack are those that are found', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingli-answers-'))
  const content = fileURLToPath(new URL('..', import.meta.url))
  const path = 'answers/wages.yaml'
  const text = readFileSync(join(content, path), 'utf8').replace('劳动仲裁不收钱。', '劳动仲裁不收费（新）。')
  mkdirSync(join(folder, 'room'))
  mergePack(content, [{ path, text }], join(folder, 'room'))
  const laws = unwrap(
    await openLawWorker(undefined, {
      folder: join(folder, 'room/laws'),
      cache: join(folder, 'cache'),
    }),
  )
  const [first] = await laws.answers('老板拖欠工资，怎么要回来？', [], 1)
  expect(first?.answer).toContain('劳动仲裁不收费（新）。')
  await laws.close()
  rmSync(folder, { recursive: true, force: true })
})
