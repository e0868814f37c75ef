import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { loadContent } from '../../content/load.ts'
import { guideLinks, guidesByArticle } from './guide-links.ts'

const content = unwrap(loadContent(fileURLToPath(new URL('../../content', import.meta.url))))
const ids = (law: string, article: string) => guidesByArticle(content)(law, article).map(({ id }) => id)

test('an article leads to the guides that rest on it, however its law is written', () => {
  expect(ids('保障农民工工资支付条例', '第三十条')).toEqual(['unpaid-wages'])
  expect(ids('中华人民共和国法律援助法', '第三十四条')).toEqual(['legal-aid-check'])
  expect(ids('《法律援助法》', '第三十四条')).toEqual(['legal-aid-check'])
  expect(ids('中华人民共和国民法典', '第九千条')).toEqual([])
})

test('where many rest on it, the four that do most', () => {
  expect(ids('中华人民共和国民法典', '第一百八十八条')).toHaveLength(4)
})

test('a guide that is not there is left out', () => {
  expect(guideLinks(content, ['unpaid-wages', 'none'])).toEqual([
    { id: 'unpaid-wages', title: content.guides.get('unpaid-wages')!.title },
  ])
})
