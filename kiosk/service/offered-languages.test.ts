import { expect, test } from 'vitest'
import { type Language } from '../../content/load.ts'
import { offeredLanguages } from './offered-languages.ts'

const language = (tag: string, review: Language['review']): Language => ({
  tag,
  name: tag,
  direction: 'ltr',
  writing: 'horizontal',
  review,
})
const known = [language('zh-CN', 'authoritative'), language('ug', 'reviewed'), language('za', 'draft')]

test.each([
  [undefined, 'show', 'zh-CN ug za'],
  [undefined, 'hide', 'zh-CN ug'],
  [['za'], 'show', 'zh-CN za'],
  [['za'], 'hide', 'zh-CN'],
] as const)('languages: %s, drafts: %s → %s', (languages, drafts, offered) => {
  const wish = { languages: languages && [...languages], drafts }
  expect(offeredLanguages(known, wish).map(({ tag }) => tag)).toEqual(offered.split(' '))
})
