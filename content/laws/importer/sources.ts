import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { archiveKind } from './unpack.ts'

/** One file to read. `shown` is its path below the source it was found in, for reports. */
export interface SourceFile {
  readonly file: string
  readonly shown: string
}

export interface FoundSources {
  readonly files: readonly SourceFile[]
  readonly problems: readonly { readonly file: string; readonly line: number; readonly reason: string }[]
}

/** Every .md and .docx file of the given files and folders, once each, in stable order; links are followed, circles not. */
export function findSources(sources: readonly string[]): FoundSources {
  const files: SourceFile[] = []
  const problems: FoundSources['problems'][number][] = []
  const seen = new Set<string>()
  const visit = (path: string, root: string): void => {
    const shown = () => (path === root ? lastSegments(path) : join(basename(root), relative(root, path)))
    let real: string
    try {
      real = realpathSync(path)
    } catch {
      problems.push({ file: path, line: 0, reason: 'no such file or folder' })
      return
    }
    if (seen.has(real)) return
    seen.add(real)
    if (statSync(real).isDirectory()) {
      for (const name of readdirSync(path).toSorted())
        if (!name.startsWith('.')) visit(join(path, name), root)
    } else if (/\.(?:md|docx)$/i.test(path)) {
      files.push({ file: path, shown: shown() })
    } else if (path === root) {
      problems.push({ file: path, line: 0, reason: 'not a .md, .docx, .zip or .tar.gz file' })
    } else {
      const reason = unread(path)
      if (reason !== undefined) problems.push({ file: shown(), line: 0, reason })
    }
  }
  for (const source of sources) visit(resolve(source), resolve(source))
  return { files, problems }
}

/** Why a file of a folder that may well hold a law is not read; what never does is passed over. */
function unread(path: string): string | undefined {
  if (/\.(?:doc|wps|pdf|rtf)$/i.test(path)) return 'not read: save it as .docx'
  if (/\.(?:html?|txt)$/i.test(path)) return 'not read: neither .md nor .docx'
  return archiveKind(path) ? 'an archive within a source: give it as a source of its own' : undefined
}

/** A file given by itself is shown with its folders, since these tell its category. */
const lastSegments = (path: string): string => path.split(sep).slice(-4).join(sep)

/** The db.sqlite3 that belongs to a file: in its folder or the nearest one above, at most six up. */
export function registerFileOf(file: string): string | undefined {
  let directory = dirname(file)
  for (let up = 0; up <= 6; up++) {
    const candidate = join(directory, 'db.sqlite3')
    if (existsSync(candidate)) return candidate
    if (dirname(directory) === directory) return undefined
    directory = dirname(directory)
  }
  return undefined
}
