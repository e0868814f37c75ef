import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'

export const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character)

const distinct = (texts: readonly string[]): string => [...new Set(texts.join(''))].toSorted().join('')

const textsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(json|yaml)$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))

/** What hides the rest of a name (base/id-number.ts): it stands in no content. */
const MASK = '＊'

/** Every character that the screens themselves are written in, in every language: what they tell of laws may need more. */
export const wordsOfPages = (root: string): string =>
  distinct([
    MASK,
    ...['locales', 'forms', 'office'].flatMap((folder) => textsIn(join(root, 'content', folder))),
  ])

/** Every character that a title may need: the Chinese words and the forms. */
export const wordsOfTitles = (root: string): string =>
  distinct(['locales/zh-CN', 'forms'].flatMap((folder) => textsIn(join(root, 'content', folder))))

/** GB 2312-80: the 6,763 characters of daily writing, which candidates, suggestions and statutes are made of. */
export function commonCharacters(): string {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell)
  return distinct([iconv.decode(Buffer.from(bytes), 'gb2312')])
}
