import { expect, test } from 'vitest'
import { inGroups } from './in-groups.ts'

const isShared = (error: unknown) => error instanceof Error && error.message === 'disk'

/** Doubles numbers; notes the groups; fails a group that holds `bad`, and all where the disk is full. */
function doubling(most: number, { bad, disk = false }: { bad?: number; disk?: boolean } = {}) {
  const groups: number[][] = []
  let overlapping = 0
  const double = inGroups<number, number>(
    async (items) => {
      groups.push([...items])
      overlapping += 1
      expect(overlapping).toBe(1)
      await new Promise((resolve) => void setTimeout(resolve, 5))
      overlapping -= 1
      if (disk) throw new Error('disk')
      if (bad !== undefined && items.includes(bad)) throw new Error(`bad ${bad}`)
      return items.map((item) => item * 2)
    },
    { most, concernsAll: isShared },
  )
  return { groups, double }
}

test('what comes while a run lasts is the next group, in order, and each gets its own answer', async () => {
  const { groups, double } = doubling(3)
  const first = double(0)
  await new Promise((resolve) => void setImmediate(resolve))
  const rest = [1, 2, 3, 4].map(double)
  expect(await Promise.all([first, ...rest])).toEqual([0, 2, 4, 6, 8])
  expect(groups).toEqual([[0], [1, 2, 3], [4]])
  expect(await double(5)).toBe(10)
})

test('a bad item fails alone', async () => {
  const { groups, double } = doubling(8, { bad: 2 })
  const answers = await Promise.allSettled([1, 2, 3].map(double))
  expect(answers).toEqual([
    { status: 'fulfilled', value: 2 },
    { status: 'rejected', reason: new Error('bad 2') },
    { status: 'fulfilled', value: 6 },
  ])
  expect(groups).toEqual([[1, 2, 3], [1], [2], [3]])
})

test('what concerns all is not tried again for each', async () => {
  const { groups, double } = doubling(8, { disk: true })
  const answers = await Promise.allSettled([1, 2, 3].map(double))
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(groups).toEqual([[1, 2, 3]])
})
