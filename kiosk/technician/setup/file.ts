import { copyFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { shanghaiTimestamp } from '../../../base/clock.ts'
import { writeDurably } from '../../../base/durable-file.ts'
import { parseJson } from '../../../base/json.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { describeProblem, parseYaml } from '../../../base/yaml.ts'
import { kioskYaml } from '../../config.ts'

/** kiosk.yaml as it is written: keys that are absent are left to the kiosk. */
export type Answers = Record<string, unknown>

/** What kiosk.yaml holds now, `{}` where there is none; its problems where it is not one. */
export function readAnswers(file: string): Result<Answers, string[]> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const parsed = parseYaml({ schema: kioskYaml, text, file })
  return parsed.ok ? ok((parse(text) as Answers | null) ?? {}) : err(parsed.error.map(describeProblem))
}

export const textOf = (answers: Answers, title: string): string =>
  `# ${title}, ${shanghaiTimestamp(new Date())}\n${stringify(answers)}`

/**
 * Puts kiosk.yaml in place in one step, after a power cut the one before or the new one; the one before stays beside
 * it, with the time. Gives the name of that copy.
 */
export function writeConfig(file: string, text: string): Result<string | undefined, string> {
  try {
    const before = statSync(file, { throwIfNoEntry: false })
    const kept = before
      ? `${file}.${shanghaiTimestamp(new Date()).slice(0, 19).replaceAll(/[-:]/g, '')}`
      : undefined
    if (kept !== undefined) copyFileSync(file, kept)
    // A code for enrolment may stand in it: for its owner and the kiosk's group alone.
    writeDurably(file, text, before)
    return ok(kept)
  } catch (error) {
    return err(`${file}: ${(error as Error).message}`)
  }
}

/** What was answered so far, beside kiosk.yaml, for a technician who was called away. */
const progress = z.object({ done: z.array(z.string()), answers: z.record(z.string(), z.unknown()) })
export type Progress = z.infer<typeof progress>

export const progressFile = (file: string): string => `${file}.setup`

export function readProgress(file: string): Progress | undefined {
  if (!existsSync(progressFile(file))) return undefined
  return progress.safeParse(parseJson(readFileSync(progressFile(file), 'utf8'))).data
}

export const keepProgress = (file: string, kept: Progress): void =>
  writeDurably(progressFile(file), JSON.stringify(kept))

export const forgetProgress = (file: string): void => rmSync(progressFile(file), { force: true })
