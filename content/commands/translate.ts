import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describeProblem } from '../../base/yaml.ts'
import { CHINESE } from '../load.ts'
import { importTexts } from '../translation/import-texts.ts'
import { readReviews, validReviews } from '../translation/reviews.ts'
import { unitKey, unitsOf } from '../translation/units.ts'
import { readXliff, writeXliff } from '../translation/xliff.ts'
import type { Command, CommandInput } from './command.ts'

/** `export --language TAG --out FILE`: every text of the content and its translation, for a translator's tool. */
export const exportTexts: Command = ({ directory, content, flags, note }) => {
  const { language: tag, out: file } = flags
  if (file === undefined || !isForeign(content, tag)) {
    note(`export needs --language TAG, one of ${foreignTags(content).join(', ')}, and --out FILE`)
    return 2
  }
  const units = unitsOf(directory, tag)
  const reviews = readReviews(directory, tag)
  if (!reviews.ok) {
    for (const problem of reviews.error) note(describeProblem(problem))
    return 1
  }
  const valid = validReviews(units, reviews.value)
  const texts = units.map((unit) => {
    const by = valid.get(unitKey(unit))?.by
    const { file: original, id, chinese: source, own: target } = unit
    return { file: original, id, source, target, approved: by !== undefined, by }
  })
  writeFileSync(file, writeXliff(tag, texts))
  const translated = units.filter(({ own }) => own !== undefined).length
  note(`${tag}: ${units.length} texts, ${translated} translated, ${valid.size} reviewed`)
  return 0
}

/** `import FILE [--by NAME]`: what came back from the translator; nothing is changed where anything is wrong. */
export const importFile: Command = ({ directory, content, subject: file = '', flags, out, note }) => {
  if (!existsSync(file)) {
    note(`${file}: no such file`)
    return 2
  }
  const text = readFileSync(file, 'utf8')
  const read = readXliff(text)
  if (!read.ok || !isForeign(content, read.value.language)) {
    const message = read.ok
      ? `target-language ${read.value.language}; known are ${foreignTags(content).join(', ')}`
      : read.error
    note(describeProblem({ file, line: 1, field: '', message }))
    return 1
  }
  const { language: tag, texts } = read.value
  const { problems, changed, reviewed } = importTexts({ directory, tag, texts, by: flags.by })
  for (const { field, message } of problems)
    note(describeProblem({ file, line: lineOfUnit(text, field), field, message }))
  if (problems.length > 0) {
    note(`${problems.length} faults; nothing was changed`)
    return 1
  }
  out(`${tag}: ${texts.length} texts read, ${changed} changed, ${reviewed} reviewed`)
  return 0
}

const lineOfUnit = (text: string, id: string): number =>
  text.slice(0, Math.max(0, text.indexOf(`id="${id}"`))).split('\n').length

const foreignTags = ({ languages }: CommandInput['content']): string[] =>
  languages.map(({ tag }) => tag).filter((tag) => tag !== CHINESE)

const isForeign = (content: CommandInput['content'], tag: string | undefined): tag is string =>
  tag !== undefined && foreignTags(content).includes(tag)
