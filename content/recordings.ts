import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../base/result.ts'
import { parseYaml, type YamlProblem } from '../base/yaml.ts'
import type { Content } from './load.ts'
import { spokenTexts } from './spoken-texts.ts'

/**
 * Audio packs: what people have read aloud, `DIR/<language>/manifest.yaml` beside its sound files. The only voice of
 * Tibetan, Mongolian and Yi, and the better one of every language. A recording names the text it reads by id and
 * by a hash of its words, so that it falls silent when the text changes.
 */
const recording = z.strictObject({
  id: z.string().min(1),
  /** Within the pack's folder. */
  file: z
    .string()
    .regex(/^[\w][\w./-]*\.(?:opus|ogg|mp3|wav)$/, 'a name ending in .opus, .ogg, .mp3 or .wav'),
  hash: z.string(),
})
const manifest = z.strictObject({
  /** Who read, and under which terms: for the record, never shown. */
  speaker: z.string().min(1),
  licence: z.string().optional(),
  recordings: z.array(recording),
})
type Recording = z.infer<typeof recording>

export interface Sound {
  readonly file: string
  readonly type: string
}
export interface RecordingPacks {
  /** Language tags with at least one sound recording, and how many. */
  readonly languages: Readonly<Record<string, number>>
  /** The recording of exactly this text. */
  readonly find: (language: string, text: string) => Sound | undefined
  readonly has: (language: string, id: string) => boolean
}

const TYPES: Record<string, string> = {
  opus: 'audio/ogg',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
}
/** A minute of speech as WAV is about 5 MB. */
const LARGEST_FILE = 16_000_000

export const noRecordings: RecordingPacks = { languages: {}, find: () => undefined, has: () => false }

/** Stands in the manifest: the first 16 figures of SHA-256 over the text without its line breaks. */
export const textHash = (text: string): string =>
  createHash('sha256').update(normalised(text)).digest('hex').slice(0, 16)
const normalised = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

/** Reads all packs below `directory`. What is wrong is reported by file and line and left out; the rest serves. */
export function loadRecordings(
  directory: string,
  content: Content,
): { readonly packs: RecordingPacks; readonly problems: readonly YamlProblem[] } {
  const problems: YamlProblem[] = []
  const byText = new Map<string, Sound>()
  const ids = new Set<string>()
  const languages: Record<string, number> = {}
  if (!existsSync(directory))
    return {
      packs: noRecordings,
      problems: [{ file: directory, line: 1, field: '', message: 'no such directory' }],
    }
  for (const { tag } of content.languages) {
    const folder = join(directory, tag)
    if (!existsSync(folder)) continue
    const texts = spokenTexts(content, tag)
    const pack = readPack(folder, texts)
    problems.push(...pack.problems)
    for (const { id, file } of pack.recordings) {
      const ending = file.split('.').at(-1)!
      byText.set(`${tag}\n${normalised(texts.get(id)!)}`, { file: join(folder, file), type: TYPES[ending]! })
      ids.add(`${tag}\n${id}`)
    }
    if (pack.recordings.length > 0) languages[tag] = pack.recordings.length
  }
  for (const name of readdirSync(directory))
    if (!content.languages.some(({ tag }) => tag === name))
      problems.push({
        file: join(directory, name),
        line: 1,
        field: '',
        message: 'not a language of this kiosk',
      })
  return {
    packs: {
      languages,
      find: (language, text) => byText.get(`${language}\n${normalised(text)}`),
      has: (language, id) => ids.has(`${language}\n${id}`),
    },
    problems,
  }
}

function readPack(
  folder: string,
  texts: ReadonlyMap<string, string>,
): { recordings: Recording[]; problems: YamlProblem[] } {
  const file = join(folder, 'manifest.yaml')
  const text = readText(file)
  if (!text.ok) return { recordings: [], problems: [text.error] }
  const named = relative(process.cwd(), file)
  const sound = parseYaml({ schema: manifest, text: text.value, file: named })
  if (!sound.ok) return { recordings: [], problems: sound.error }
  const fault = (one: Recording) => faultOf(one, folder, texts)
  // Read once more with the faults as rules, since the reader knows the lines.
  const judged = parseYaml({
    schema: manifest.superRefine(({ recordings }, context) =>
      recordings.forEach((one, i) => {
        const message = fault(one)
        if (message)
          context.addIssue({ code: 'custom', path: ['recordings', i, message.at], message: message.text })
      }),
    ),
    text: text.value,
    file: named,
  })
  return {
    recordings: sound.value.recordings.filter((one) => fault(one) === undefined),
    problems: judged.ok ? [] : judged.error,
  }
}

function faultOf(
  { id, file, hash }: Recording,
  folder: string,
  texts: ReadonlyMap<string, string>,
): { at: keyof Recording; text: string } | undefined {
  const text = texts.get(id)
  if (text === undefined) return { at: 'id', text: `${id} is no text of this language that can be recorded` }
  if (textHash(text) !== hash)
    return { at: 'hash', text: `the text of ${id} is another now (${textHash(text)}): record it anew` }
  const path = join(folder, file)
  if (!path.startsWith(folder + sep) || !existsSync(path))
    return { at: 'file', text: `${file}: no such file` }
  const { size } = statSync(path)
  if (size === 0 || size > LARGEST_FILE)
    return { at: 'file', text: `${file}: ${size} bytes, 1 to ${LARGEST_FILE} allowed` }
  return undefined
}

function readText(file: string): Result<string, YamlProblem> {
  try {
    return ok(readFileSync(file, 'utf8'))
  } catch {
    return err({ file, line: 1, field: '', message: 'cannot be read' })
  }
}
