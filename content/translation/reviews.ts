import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { z } from 'zod'
import { ok, type Result } from '../../base/result.ts'
import { parseYaml, type YamlProblem } from '../../base/yaml.ts'
import { unitKey, type Unit } from './units.ts'

/**
 * Who has checked which text: `locales/<tag>/reviews.yaml`. A review holds for the Chinese text and the translation
 * that the reader saw; when one of them changes, the text is a draft again.
 */
const review = z.strictObject({
  file: z.string(),
  id: z.string(),
  by: z.string().min(1),
  /** Of the Chinese text and the translation. */
  mark: z.string().regex(/^[0-9a-f]{8}$/),
})
export type Review = z.infer<typeof review>

const MARK_LENGTH = 8
export const reviewMark = (chinese: string, own: string): string =>
  createHash('sha256').update(`${chinese.trimEnd()}\n${own.trimEnd()}`).digest('hex').slice(0, MARK_LENGTH)

const fileOf = (directory: string, tag: string) => join(directory, 'locales', tag, 'reviews.yaml')

export function readReviews(directory: string, tag: string): Result<Review[], YamlProblem[]> {
  const file = fileOf(directory, tag)
  if (!existsSync(file)) return ok([])
  return parseYaml({
    schema: z.array(review),
    text: readFileSync(file, 'utf8'),
    file: `locales/${tag}/reviews.yaml`,
  })
}

/** The reviews that hold, by text. */
export function validReviews(units: readonly Unit[], reviews: readonly Review[]): Map<string, Review> {
  const marks = new Map(
    units.map((unit) => [unitKey(unit), unit.own === undefined ? '' : reviewMark(unit.chinese, unit.own)]),
  )
  return new Map(
    reviews.filter((one) => marks.get(unitKey(one)) === one.mark).map((one) => [unitKey(one), one]),
  )
}

const HEADER = `# Who has checked which text of this language; written by "npm run content -- import". A text that is changed
# afterwards is a draft again.
`

export function writeReviews(directory: string, tag: string, reviews: readonly Review[]): void {
  const file = fileOf(directory, tag)
  if (reviews.length === 0) return rmSync(file, { force: true })
  const lines = reviews
    .toSorted((a, b) => unitKey(a).localeCompare(unitKey(b)))
    .map((one) => `- ${stringify(one, { collectionStyle: 'flow', lineWidth: 0 })}`)
  writeFileSync(file, HEADER + lines.join(''))
}

/** A language that calls itself reviewed must be so to its last word, and each review must hold. */
export function reviewFindings(
  directory: string,
  { tag, review: state }: { tag: string; review: string },
  unitsOf: (tag: string) => readonly Unit[],
): { problems: YamlProblem[]; remarks: string[] } {
  const read = readReviews(directory, tag)
  if (!read.ok) return { problems: read.error, remarks: [] }
  if (read.value.length === 0 && state !== 'reviewed') return { problems: [], remarks: [] }
  const units = unitsOf(tag)
  const valid = validReviews(units, read.value)
  const lapsed = read.value.length - valid.size
  const words = units.filter(({ file }) => file.startsWith('locales/'))
  const open = words.filter((unit) => unit.own !== undefined && !valid.has(unitKey(unit)))
  return {
    problems:
      state === 'reviewed' && open.length > 0
        ? [
            {
              file: 'locales/languages.yaml',
              line: 1,
              field: tag,
              message: `says reviewed, but ${open.length} of ${words.length} words are not (${open[0]!.id} …); let them be reviewed or say draft`,
            },
          ]
        : [],
    remarks:
      lapsed > 0
        ? [`${tag}: ${lapsed} reviewed texts have changed since; export them for another review`]
        : [],
  }
}
