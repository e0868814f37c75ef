import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { err, ok, type Result } from '../../base/result.ts'
import { describeProblem, parseYaml } from '../../base/yaml.ts'
import type { Answer } from '../answers/answer-schema.ts'
import { loadAnswers } from '../answers/load-answers.ts'
import { changeFaults } from './changes.ts'
import {
  aliasFile,
  changeFile,
  digestFile,
  lexiconFile,
  questionFile,
  type AliasEntry,
  type ChangeEntry,
  type DigestFile,
  type LexiconEntry,
  type QuestionFile,
} from './digest-schema.ts'

/** What we write about laws ourselves. */
export interface LawContent {
  readonly digests: readonly DigestFile[]
  readonly questions: readonly QuestionFile[]
  readonly lexicon: readonly LexiconEntry[]
  readonly aliases: readonly AliasEntry[]
  readonly changes: readonly ChangeEntry[]
  /** Answers to questions of law; they lie beside this folder, in `content/answers`. */
  readonly answers: readonly Answer[]
}

const OWN_FOLDER = fileURLToPath(new URL('.', import.meta.url))
/** From the folder of the law content. */
const ANSWERS = '../answers'

/** Reads `digests/*.yaml`, `questions/*.yaml`, `lexicon.yaml`, `aliases.yaml`, `changes.yaml` and the answers; problems name file and line. */
export function loadLawContent(folder: string = OWN_FOLDER): Result<LawContent, string[]> {
  const problems: string[] = []
  const read = <T>(name: string, schema: z.ZodType<T>): T[] => {
    const file = join(folder, name)
    if (!existsSync(file)) return []
    const parsed = parseYaml({ schema, text: readFileSync(file, 'utf8'), file: name })
    if (parsed.ok) return [parsed.value]
    problems.push(...parsed.error.map(describeProblem))
    return []
  }
  const readAll = <T>(name: string, schema: z.ZodType<T>): T[] => {
    const directory = join(folder, name)
    if (!existsSync(directory)) return []
    const files = readdirSync(directory).filter((file) => file.endsWith('.yaml'))
    return files.toSorted().flatMap((file) => read(join(name, file), schema))
  }
  const answers = loadAnswers(join(folder, ANSWERS))
  if (!answers.ok) problems.push(...answers.error.map((fault) => `../${describeProblem(fault)}`))
  const content: LawContent = {
    digests: readAll('digests', digestFile),
    questions: readAll('questions', questionFile),
    lexicon: read('lexicon.yaml', lexiconFile).flat(),
    aliases: read('aliases.yaml', aliasFile).flat(),
    changes: read('changes.yaml', changeFile).flat(),
    answers: answers.ok ? answers.value.answers : [],
  }
  problems.push(...changeFaults(content))
  return problems.length > 0 ? err(problems) : ok(content)
}
