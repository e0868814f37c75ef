import { expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { decodeAssociations, encodeAssociations, questionVector } from '../search/associations.ts'
import { scanOf } from '../search/evidence.ts'
import { IndexBuilder } from '../search/index-builder.ts'
import { queryTerms } from '../search/query.ts'
import { articleRows } from './article-rows.ts'
import { latentSpace } from './latent-space.ts'
import { trainAssociations } from './train-associations.ts'

const builder = new IndexBuilder()
for (let copy = 0; copy < 40; copy++)
  for (const text of [
    '饲养动物造成损害',
    '用人单位支付报酬',
    '出租人返还押金',
    '被继承人遗嘱效力',
    '机动车交通事故',
  ])
    builder.add({ text: `${text}${'甲乙丙丁戊己庚辛'.charAt(copy % 8)}`, title: '', chapter: '' })
const index = builder.build()
const rows = articleRows(index, 500)

test('a question finds articles that share no word with it, by words that other questions had', () => {
  const dims = 16
  const lesson = (question: string, first: number) => ({
    terms: queryTerms(question, []),
    answers: Array.from({ length: 20 }, (_, copy) => copy * 5 + first),
    distractors: [],
  })
  const associations = trainAssociations(
    rows,
    latentSpace(rows, dims, 1),
    [
      lesson('狗咬了人', 0),
      lesson('邻居的狗', 0),
      lesson('老板欠钱', 1),
      lesson('老板跑了', 1),
      lesson('房东不退钱', 2),
      lesson('房东赶人', 2),
      lesson('老爹写的纸条', 3),
      lesson('老爹走了', 3),
      lesson('撞车了', 4),
      lesson('被撞车', 4),
    ],
    { dims, seed: 1, leastSeen: 2 },
  )
  const scan = scanOf(associations, index)
  const nearest = (question: string) => {
    const vector = questionVector(associations, queryTerms(question, []))
    if (!vector) return undefined
    const likeness = scan.of(vector)
    return likeness.indexOf(Math.max(...likeness)) % 5
  }
  expect(nearest('狗')).toBe(0)
  expect(nearest('老板')).toBe(1)
  expect(nearest('房东')).toBe(2)
  expect(nearest('风筝')).toBeUndefined()
  // Of one question alone: nothing was learned of it.
  expect(nearest('纸条')).toBeUndefined()

  const bytes = Uint8Array.from(encodeAssociations(associations))
  expect(unwrap(decodeAssociations(bytes))).toEqual(associations)
  expect(decodeAssociations(bytes.slice(0, -1)).ok).toBe(false)
  expect(decodeAssociations(new Uint8Array(64)).ok).toBe(false)
})
