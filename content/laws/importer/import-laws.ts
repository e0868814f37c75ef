import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import type { AliasEntry } from '../digest-schema.ts'
import { cleanTitle } from '../titles.ts'
import { unusable } from '../store/generation.ts'
import { writeStore } from '../store/write-store.ts'
import { assemble, type LawVersion, type PlacedDocument, type Warning } from './assemble.ts'
import { classify } from './classify.ts'
import { decode, parseDocument } from './document.ts'
import { parseDocx } from './docx.ts'
import { gatherSources, type GatherOptions } from './gather.ts'
import { limits } from './limits.ts'
import { createPause } from './pause.ts'
import type { Progress } from './progress.ts'
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

export interface ImportOptions extends ReadOptions, GatherOptions {
  readonly now: Date
  /** Names by which texts may cite laws, besides their titles. */
  readonly aliases: readonly AliasEntry[]
}

export interface ImportReport {
  readonly laws: number
  readonly versions: number
  readonly articles: number
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
}

export interface ReadOptions {
  readonly progress: Progress
  /** Aborted where the import is to stop; the promise then rejects with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Reads every law of the files and folders; what cannot be read is reported by file and line and left out. */
export async function readLaws(sources: readonly string[], options: ReadOptions): Promise<ReadReport> {
  const pause = createPause(options.signal)
  const progress = (done: number, all: number) => options.progress({ phase: 'read', done, all })
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
    await pause()
    const documents = await readOne(source, folderTitle)
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

/**
 * Reads the sources (files, folders, archives, and a download) and replaces the store in `directory`; where nothing
 * was read, it failed or was stopped, the store stays as it is.
 */
export async function importLaws(
  sources: readonly string[],
  directory: string,
  options: ImportOptions,
): Promise<Result<ImportReport, { message: string; skipped: readonly Skipped[] }>> {
  const refusal = unusable(directory)
  if (refusal !== undefined) return err({ message: refusal, skipped: [] })
  const gathered = await gatherSources(sources, directory, options)
  if (!gathered.ok) return err({ message: gathered.error, skipped: [] })
  const { value: gathering } = gathered
  try {
    const read = await readLaws(gathering.sources, options)
    const { versions, warnings } = read
    const skipped = [...gathering.skipped, ...read.skipped]
    if (versions.length === 0) return err({ message: 'nothing was imported: no law in the sources', skipped })
    const { aliases, now, progress, signal } = options
    const parts = { versions, aliases, built: now }
    const written = await writeStore(directory, parts, { progress, pause: createPause(signal) })
    if (!written.ok) return err({ message: written.error, skipped })
    gathering.used()
    const { laws, articles } = written.value
    return ok({ laws, versions: versions.length, articles, skipped, warnings })
  } finally {
    gathering.close()
  }
}

async function readOne({ file, shown }: SourceFile, folderTitle: (file: string) => string | undefined) {
  let bytes: Uint8Array
  try {
    const { size } = await stat(file)
    if (size > limits.file) return err({ line: 0, reason: `${size} bytes: too large for a law` })
    bytes = await readFile(file)
  } catch (error) {
    return err({
      line: 0,
      reason: `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    })
  }
  if (/\.docx$/i.test(file)) return parseDocx(bytes, shown)
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
