import { expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
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
