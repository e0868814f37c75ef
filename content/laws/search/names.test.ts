import { expect, test } from 'vitest'
import { createNameFinder } from './names.ts'
import { formatSyllables, parseSyllables } from './syllables.ts'

const names = new Map([
  ['风筝法', 'kite'],
  ['关于风筝编的解释（一）', 'kite reading'],
])
const syllables = parseSyllables(
  formatSyllables(
    new Map([
      ['风', ['feng']],
      ['筝', ['zheng']],
      ['法', ['fa']],
    ]),
  ),
)
const finder = createNameFinder(names, ['风筝法'], syllables)

test.each([
  ['风筝法的第三条', 'kite', '第三条'],
  ['关于风筝编解释一4条', 'kite reading', '第四条'],
  ['fzf12', 'kite', '第十二条'],
  ['feng zheng fa 第12条', 'kite', '第十二条'],
  ['fzf', 'kite', undefined],
])('%s names %s, %s', (question, law, article) =>
  expect(finder.inQuestion(question)).toEqual({ law, article, whole: true }),
)

test.each(['12348', 'abc12', '放风筝'])('%s names nothing', (question) =>
  expect(finder.inQuestion(question)).toBeUndefined(),
)
