import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isIn, rangesIn, rangesOf, rangeText, type Range } from './ranges.ts'
import { commonCharacters, isHan, wordsOfTitles, wordsOfPages } from './words.ts'

/**
 * `node ui-kit/fonts/build-own-words.ts` (needs python3 with fontTools and brotli: Debian python3-fonttools,
 * python3-brotli; `npm run format` after it): writes one file a Han family with the characters of our own words, a
 * second one with the other common characters, and own-words.css. The families are published in a hundred slices by
 * rarity; a screen of our words needs seventeen of them, each in five weights, and laying text out over so many fonts
 * costs more time than everything else the page does. The outlines are
 * those of the published files (SIL Open Font License 1.1: their LICENSE lies beside).
 */
const ROOT = join(import.meta.dirname, '../..')
/** The commonest slice: it also holds the full-width punctuation with its layout rules. */
const FIRST = '119'

interface Family {
  readonly name: string
  readonly source: string
  readonly weights: string
  readonly characters: string
}

const families: readonly Family[] = [
  {
    name: 'Mingli Sans',
    source: 'noto-sans-sc',
    weights: '100 900',
    characters: wordsOfPages(ROOT),
  },
  {
    name: 'Mingli Serif',
    source: 'noto-serif-sc',
    weights: '200 900',
    characters: wordsOfTitles(ROOT),
  },
]

function build({ name, source, weights, characters }: Family): string {
  const folder = join(ROOT, 'node_modules/@fontsource-variable', source)
  const slice = (number: string) => join(folder, 'files', `${source}-${number}-wght-normal.woff2`)
  const merge = (file: string, wanted: string): number[] =>
    execFileSync(
      'python3',
      [join(import.meta.dirname, 'merge.py'), join(import.meta.dirname, file), slice(FIRST), slice('*')],
      { input: Array.from(wanted).filter(isHan).join(''), encoding: 'utf8' },
    )
      .trim()
      .split(' ')
      .map((hex) => parseInt(hex, 16))
  const file = `own-words-${source.slice(5, -3)}.woff2`
  const points = merge(file, characters)
  const published = (
    readFileSync(join(folder, 'wght.css'), 'utf8').match(/@font-face\s*\{[^}]*\}/g) ?? []
  ).map((face) => ({ slice: /-(\w+(?:-ext)?)-wght/.exec(face)?.[1] ?? '', ranges: rangesIn(face) }))
  const faceOf = (url: string, ranges: readonly Range[]) => `@font-face {
  font-family: '${name}';
  font-weight: ${weights};
  src: url('${url}') format('woff2');
  unicode-range: ${ranges.map(rangeText).join(', ')};
}
`
  const sliceUrl = (number: string) =>
    `@fontsource-variable/${source}/files/${source}-${number}-wght-normal.woff2`
  // Latin letters and figures keep the slice that knows how they are kerned; so does the other punctuation.
  const latin = published.filter(({ slice: number }) => number.startsWith('latin'))
  const inLatin = (point: number) => latin.some(({ ranges }) => isIn(ranges, point))
  const own = rangesOf(points.filter((point) => !inLatin(point)))
  const rest = pointsOf(characters).filter((point) => !isIn(own, point) && !inLatin(point))
  const elsewhere = published.flatMap(({ slice: number, ranges }) => {
    const here = rest.filter((point) => isIn(ranges, point))
    return here.length === 0 ? [] : [faceOf(sliceUrl(number), rangesOf(here))]
  })
  const commonFile = `common-${source.slice(5, -3)}.woff2`
  // In a file of their own: the first screen needs none of them.
  const more = pointsOf(commonCharacters()).filter((point) => !isIn(own, point))
  const others = merge(commonFile, String.fromCodePoint(...more))
  const inCommon = rangesOf(others.filter((point) => !isIn(own, point) && !inLatin(point)))
  return [
    faceOf(`./${file}`, own),
    faceOf(`./${commonFile}`, inCommon),
    ...elsewhere,
    ...latin.map(({ slice: number, ranges }) => faceOf(sliceUrl(number), ranges)),
  ].join('')
}

/** Without letters of other scripts: their families write them. */
const pointsOf = (characters: string): number[] =>
  Array.from(characters)
    .filter((character) => isHan(character) || !/[\p{L}\p{M}\p{C}]/u.test(character))
    .map((character) => character.codePointAt(0)!)
    .toSorted((a, b) => a - b)

writeFileSync(
  join(import.meta.dirname, 'own-words.css'),
  `/* Written by build-own-words.ts. */\n${families.map(build).join('')}`,
)
