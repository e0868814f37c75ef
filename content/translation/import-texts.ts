import { readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { YamlProblem } from '../../base/yaml.ts'
import { CHINESE } from '../load.ts'
import { translationFault } from '../translation-faults.ts'
import { readReviews, reviewMark, writeReviews, type Review } from './reviews.ts'
import { setYamlTexts } from './set-yaml-text.ts'
import { unitKey, unitsByLanguage, wordsIn, type Unit } from './units.ts'
import type { XliffText } from './xliff.ts'

interface ImportInput {
  readonly directory: string
  readonly tag: string
  readonly texts: readonly XliffText[]
  /** Who checked what the file calls approved and names nobody for. */
  readonly by: string | undefined
}

interface Import {
  readonly problems: readonly Omit<YamlProblem, 'file' | 'line'>[]
  readonly changed: number
  readonly reviewed: number
}

/** Takes a translator's texts over into content. A file with a fault changes nothing. */
export function importTexts({ directory, tag, texts, by }: ImportInput): Import {
  const unitsOf = unitsByLanguage(directory)
  const units = unitsOf(tag)
  const known = new Map(units.map((unit) => [unitKey(unit), unit]))
  const english = new Map(unitsOf('en').map((unit) => [unitKey(unit), unit.own]))
  const problems: Omit<YamlProblem, 'file' | 'line'>[] = []
  const changes: { unit: Unit; text: string }[] = []
  const reviews: Review[] = []
  const answered = new Set<string>()

  for (const one of texts) {
    if (one.target === undefined || one.target.trim() === '') continue
    const unit = known.get(unitKey(one))
    const fault = faultOf(one, unit, { tag, by, english: english.get(unitKey(one)) })
    if (fault !== undefined || !unit) {
      problems.push({ field: one.id, message: fault ?? 'is unknown' })
      continue
    }
    answered.add(unitKey(unit))
    const text = sameEnd(one.target, unit)
    if (text !== unit.own) changes.push({ unit, text })
    const reader = one.by ?? by
    if (one.approved && reader !== undefined)
      reviews.push({ file: unit.file, id: unit.id, by: reader, mark: reviewMark(unit.chinese, text) })
  }
  const before = readReviews(directory, tag)
  if (!before.ok) problems.push(...before.error.map(({ field, message }) => ({ field, message })))
  if (problems.length > 0 || !before.ok) return { problems, changed: 0, reviewed: 0 }

  writeWords(directory, tag, changes)
  writeDocuments(directory, tag, changes)
  const others = before.value.filter((one) => !answered.has(unitKey(one)))
  writeReviews(directory, tag, [...others, ...reviews])
  return { problems, changed: changes.length, reviewed: reviews.length }
}

function faultOf(
  { source, target, approved, by: named }: XliffText,
  unit: Unit | undefined,
  { tag, by, english }: { tag: string; by: string | undefined; english: string | undefined },
): string | undefined {
  if (!unit) return 'is no text of this content any more; export again'
  if (source.trimEnd() !== unit.chinese.trimEnd())
    return 'the Chinese text has changed since the export; export again and translate what it says now'
  if (approved && named === undefined && by === undefined)
    return 'is approved, but by nobody; add the note "reviewed by NAME" or call import with --by NAME'
  // What is as it was, the check of content judges.
  if (!approved && target?.trimEnd() === unit.own?.trimEnd()) return undefined
  const freeFigures = !unit.file.startsWith('locales/')
  return translationFault({ tag, text: target ?? '', chinese: unit.chinese, english, freeFigures })?.message
}

/** XLIFF loses the line break that ends a block of lines. */
const sameEnd = (target: string, { chinese, own }: Unit): string => {
  const like = own ?? chinese
  return target.trimEnd() + like.slice(like.trimEnd().length)
}

type Changes = readonly { readonly unit: Unit; readonly text: string }[]

function writeWords(directory: string, tag: string, changes: Changes): void {
  const byFile = Map.groupBy(
    changes.filter(({ unit }) => unit.file.startsWith('locales/')),
    ({ unit }) => basename(unit.file),
  )
  for (const [name, own] of byFile) {
    const words = { ...wordsIn(directory, tag, name) }
    for (const { unit, text } of own) words[unit.id] = text
    // In the order of Chinese; what Chinese has not is a fault that the check tells.
    const order = Object.keys(wordsIn(directory, CHINESE, name))
    const sorted = Object.fromEntries(order.filter((id) => id in words).map((id) => [id, words[id]]))
    mkdirSync(join(directory, 'locales', tag), { recursive: true })
    writeFileSync(
      join(directory, 'locales', tag, name),
      `${JSON.stringify({ ...sorted, ...words }, null, 2)}\n`,
    )
  }
}

function writeDocuments(directory: string, tag: string, changes: Changes): void {
  const byFile = Map.groupBy(
    changes.filter(({ unit }) => !unit.file.startsWith('locales/')),
    ({ unit }) => unit.file,
  )
  for (const [name, own] of byFile) {
    const file = join(directory, name)
    const edits = own.map(({ unit, text }) => ({ id: unit.id, tag, text }))
    writeFileSync(file, setYamlTexts(readFileSync(file, 'utf8'), edits))
  }
}
