import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import { parseYaml, type YamlProblem } from '../../base/yaml.ts'
import { parseCitation } from '../engine/citation.ts'
import { told } from '../faults.ts'
import { titleKey } from '../laws/titles.ts'
import { answerFile, quoteFile, type Answer, type QuoteFile } from './answer-schema.ts'

export const QUOTES = 'quotes.yaml'

export interface Answers {
  readonly answers: readonly Answer[]
  readonly quotes: QuoteFile
}

/** Reads all answers and their quotes; every problem by file, line and field. Nothing where there is no such folder. */
export function loadAnswers(folder: string): Result<Answers, YamlProblem[]> {
  const problems: YamlProblem[] = []
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : []
  const answers: Answer[] = []
  const places = new Map<string, string>()
  for (const name of names.toSorted()) {
    if (name === QUOTES) continue
    const file = `answers/${name}`
    const parsed = parseYaml({ schema: answerFile, text: read(name), file })
    if (!parsed.ok) {
      problems.push(...parsed.error)
      continue
    }
    const { answers: own, ...leads } = parsed.value
    for (const answer of own) {
      const before = places.get(answer.id)
      if (before !== undefined)
        problems.push({
          file,
          line: lineOf(read(name), `id: ${answer.id}`),
          field: 'id',
          ...told('twice', { given: answer.id, where: before }),
        })
      places.set(answer.id, file)
      answers.push({ ...answer, ...leads, topic: basename(name, '.yaml') })
    }
  }
  const parsed = names.includes(QUOTES)
    ? parseYaml({ schema: quoteFile, text: read(QUOTES), file: `answers/${QUOTES}` })
    : ok([])
  if (!parsed.ok) problems.push(...parsed.error)
  else
    for (const { id, topic, basis } of answers)
      for (const text of basis) {
        const { law, article } = parseCitation(text)!
        const quoted = parsed.value.some((one) => titleKey(one.law) === law && article in one.quotes)
        if (quoted) continue
        const file = `answers/${topic}.yaml`
        problems.push({
          file,
          line: lineOf(read(`${topic}.yaml`), `id: ${id}`),
          field: `${id}.basis`,
          ...told('no-quote', { cite: text, file: `answers/${QUOTES}` }),
        })
      }
  return problems.length > 0 || !parsed.ok ? err(problems) : ok({ answers, quotes: parsed.value })
}

/** The line on which a text first ends a line; for what the YAML reader no longer knows the place of. */
const lineOf = (text: string, wanted: string): number =>
  Math.max(1, text.split('\n').findIndex((line) => line.trimEnd().endsWith(wanted)) + 1)
