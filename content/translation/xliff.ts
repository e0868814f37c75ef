import { createRequire } from 'node:module'
import type * as Xliff from 'xliff'
import { err, ok, type Result } from '../../base/result.ts'
import { CHINESE } from '../load.ts'

/** A text on its way to a translator and back, as XLIFF 1.2: what every translation tool reads. */
export interface XliffText {
  readonly file: string
  readonly id: string
  readonly source: string
  readonly target: string | undefined
  /** In XLIFF `approved="yes"`: a person has checked the text. */
  readonly approved: boolean
  /** From the note “reviewed by …”. */
  readonly by: string | undefined
}

const require = createRequire(import.meta.url)
/** Loaded when it is asked for: nothing else of content needs it. */
const library = () => require('xliff') as typeof Xliff

const BY = 'reviewed by '

export function writeXliff(language: string, texts: readonly XliffText[]): string {
  const resources: Xliff.XliffDocument['resources'] = {}
  for (const { file, id, source, target, approved, by } of texts) {
    const units = (resources[file] ??= {})
    units[id] = {
      source,
      ...(target === undefined ? {} : { target }),
      ...(by === undefined ? {} : { note: BY + by }),
      additionalAttributes: { approved: approved ? 'yes' : 'no' },
    }
  }
  let text = ''
  library().jsToXliff12(
    { sourceLanguage: CHINESE, targetLanguage: language, resources },
    { indent: '  ' },
    (error, written) => {
      if (error) throw error
      text = `<?xml version="1.0" encoding="UTF-8"?>\n${written}\n`
    },
  )
  return text
}

/** The language and texts of an XLIFF file; the error says what is wrong with it as a whole. */
export function readXliff(text: string): Result<{ language: string; texts: XliffText[] }, string> {
  let read: Xliff.XliffDocument | undefined
  try {
    library().xliff12ToJs(text, {}, (error, document) => {
      if (!error) read = document
    })
  } catch {
    // The library trusts its input to have the elements of XLIFF.
  }
  if (!read || Object.keys(read.resources).length === 0) return err('is not an XLIFF 1.2 file with texts')
  if (read.sourceLanguage !== CHINESE)
    return err(`translates from ${read.sourceLanguage}, not from ${CHINESE}`)
  if (read.targetLanguage === undefined) return err('names no target-language')
  return ok({
    language: read.targetLanguage,
    texts: Object.entries(read.resources).flatMap(([file, units]) =>
      Object.entries(units).map(([id, unit]) => ({
        file,
        id,
        source: plain(unit.source) ?? '',
        target: plain(unit.target),
        approved: unit.additionalAttributes?.['approved'] === 'yes',
        by: [unit.note].flat().flatMap(reviewer)[0],
      })),
    ),
  })
}

/** Elements inside a text come as lists and objects; written out they are found by the rules for translations. */
const plain = (value: unknown): string | undefined =>
  value === undefined ? undefined : typeof value === 'string' ? value : `{${JSON.stringify(value)}}`

const reviewer = (note: unknown): string[] =>
  typeof note === 'string' && note.trim().startsWith(BY) ? [note.trim().slice(BY.length).trim()] : []
