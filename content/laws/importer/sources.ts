import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'

/** One Markdown file to read. `shown` is its path below the source it was found in, for reports. */
export interface SourceFile {
  readonly file: string
  readonly shown: string
}

export interface FoundSources {
  readonly files: readonly SourceFile[]
  readonly problems: readonly { readonly file: string; readonly line: number; readonly reason: string }[]
}

/** Every .md file of the given files and folders, once each, in stable order; links are followed, circles not. */
export function findSources(sources: readonly string[]): FoundSources {
  const files: SourceFile[] = []
  const problems: FoundSources['problems'][number][] = []
  const seen = new Set<string>()
  const visit = (path: string, root: string): void => {
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
    } else if (path.endsWith('.md')) {
      files.push({
        file: path,
        shown: path === root ? lastSegments(path) : join(basename(root), relative(root, path)),
      })
    } else if (path === root) {
      problems.push({ file: path, line: 0, reason: 'not a Markdown file (.md)' })
    }
  }
  for (const source of sources) visit(resolve(source), resolve(source))
  return { files, problems }
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
