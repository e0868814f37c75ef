import { expect, test } from 'vitest'
import type { GlossaryTerm } from '../../api.ts'
import { createTermFinder } from './find-terms.ts'

const term = (name: string, ...also: string[]): GlossaryTerm => ({
  term: name,
  also,
  text: { 'zh-CN': `${name}的意思` },
})
const find = createTermFinder([term('仲裁'), term('劳动仲裁', '劳动争议仲裁'), term('支付令'), term('a.b')])
const marked = (...texts: string[]) =>
  find(texts).places.map((places, at) =>
    places.map(({ start, end }) => texts[at]!.slice(start, end)).join(' '),
  )

test.each<[string, string[], string[]]>([
  ['the longest word that fits', ['可以申请劳动仲裁。'], ['劳动仲裁']],
  ['another word for the same', ['劳动争议仲裁不收费'], ['劳动争议仲裁']],
  [
    'the first place only, over all texts of a block',
    ['支付令，支付令', '再说支付令和仲裁'],
    ['支付令', '仲裁'],
  ],
  ['each term where it comes first, the shorter one too', ['劳动仲裁不同于仲裁'], ['劳动仲裁 仲裁']],
  ['no pattern of signs', ['axb a.b'], ['a.b']],
  ['nothing', ['天气'], ['']],
])('%s', (_, texts, words) => expect(marked(...texts)).toEqual(words))

test('terms come in the order of the text; an empty glossary finds nothing', () => {
  expect(find(['支付令和仲裁']).terms.map((one) => one.term)).toEqual(['支付令', '仲裁'])
  expect(createTermFinder([])(['支付令'])).toEqual({ places: [[]], terms: [] })
})
