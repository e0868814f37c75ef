import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import type { AliasEntry } from '../digest-schema.ts'
import { cleanTitle } from '../titles.ts'
import { writeStore } from '../store/write-store.ts'
import { assemble, type LawVersion, type PlacedDocument, type Warning } from './assemble.ts'
import { classify } from './classify.ts'
import { decode, parseDocument } from './document.ts'
import { readRegister, type Register } from './register.ts'
import { findSources, registerFileOf, type SourceFile } from './sources.ts'

/** A file, or part of one, that is not in the store, and why. */
export interface Skipped {
  readonly file: string
  /** 0 where it is about the file as a whole. */
  readonly line: number
  readonly reason: string
}

export interface ReadReport {
  readonly versions: readonly LawVersion[]
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
}

export interface ImportReport {
  readonly laws: number
  readonly versions: number
  readonly articles: number
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
}

/** Reads every law of the sources; what cannot be read is reported by file and line and left out. */
export function readLaws(
  sources: readonly string[],
  progress: (done: number, all: number) => void,
): ReadReport {
  const found = findSources(sources)
  const skipped: Skipped[] = [...found.problems]
  const warnings: Warning[] = []
  const placed: PlacedDocument[] = []
  const registers = new Map<string, Register | undefined>()
  const titles = new Map<string, string | undefined>()

  const registerOf = (file: string): Register | undefined => {
    const path = registerFileOf(file)
    if (path === undefined) return undefined
    if (!registers.has(path)) {
      const register = readRegister(path)
      if (typeof register === 'string') warnings.push({ file: path, line: 0, message: register })
      registers.set(path, typeof register === 'string' ? undefined : register)
    }
    return registers.get(path)
  }
  const folderTitle = (file: string): string | undefined => {
    const folder = dirname(file)
    if (!titles.has(folder)) titles.set(folder, readFolderTitle(folder))
    return titles.get(folder)
  }

  for (const [done, source] of found.files.entries()) {
    progress(done, found.files.length)
    const documents = readOne(source, folderTitle)
    if (!documents.ok) {
      skipped.push({ file: source.shown, ...documents.error })
      continue
    }
    for (const document of documents.value) {
      const classified = classify(source.shown, document.layout, document.title, document.header)
      if (typeof classified === 'string')
        skipped.push({ file: source.shown, line: document.line, reason: classified })
      else placed.push({ document, path: source.file, classified, register: registerOf(source.file) })
    }
  }
  progress(found.files.length, found.files.length)
  const assembled = assemble(placed)
  return { versions: assembled.versions, skipped, warnings: [...warnings, ...assembled.warnings] }
}

/** Reads the sources and replaces the store in `directory`; where nothing was read, the store stays as it is. */
export function importLaws(
  sources: readonly string[],
  directory: string,
  options: { now: Date; aliases: readonly AliasEntry[]; progress: (done: number, all: number) => void },
): Result<ImportReport, { message: string; skipped: readonly Skipped[] }> {
  const { versions, skipped, warnings } = readLaws(sources, options.progress)
  if (versions.length === 0) return err({ message: 'nothing was imported: no law in the sources', skipped })
  const written = writeStore(directory, { versions, aliases: options.aliases, built: options.now })
  if (!written.ok) return err({ message: written.error, skipped })
  const { laws, articles } = written.value
  return ok({ laws, versions: versions.length, articles, skipped, warnings })
}

function readOne({ file, shown }: SourceFile, folderTitle: (file: string) => string | undefined) {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    return err({
      line: 0,
      reason: `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    })
  }
  const text = decode(bytes)
  return text.ok ? parseDocument(text.value, shown, () => folderTitle(file)) : text
}

/** The first heading of the README.md that heads a law spread over a folder, unless it is a law's own text. */
function readFolderTitle(folder: string): string | undefined {
  try {
    const text = decode(readFileSync(join(folder, 'README.md')))
    const heading = text.ok ? /^#\s+(.+)$/m.exec(text.value)?.[1] : undefined
    return heading === undefined ? undefined : cleanTitle(heading)
  } catch {
    return undefined
  }
}
