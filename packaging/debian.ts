import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

/**
 * The tree of one Debian package while it is laid out. Everything in it gets the same owner, date and modes whoever
 * builds it, so that the same sources make the same bytes.
 */
export interface Tree {
  readonly folder: string
  readonly copy: (from: string, to: string, mode?: number) => void
  readonly write: (to: string, text: string, mode?: number) => void
  /** `packaging/debian/<name>` as it is, each `@NAME@` replaced. */
  readonly template: (from: string, values: Readonly<Record<string, string>>) => void
}

export function layOut(folder: string): Tree {
  const place = (to: string): string => {
    const file = join(folder, to)
    mkdirSync(dirname(file), { recursive: true })
    return file
  }
  const write: Tree['write'] = (to, text, mode = 0o644) => {
    writeFileSync(place(to), text)
    chmodSync(join(folder, to), mode)
  }
  return {
    folder,
    write,
    copy: (from, to, mode = 0o644) => {
      copyFileSync(from, place(to))
      chmodSync(join(folder, to), mode)
    },
    template: (from, values) => {
      for (const file of filesOf(from)) {
        const text = readFileSync(join(from, file), 'utf8').replaceAll(
          /@([A-Z_]+)@/g,
          (whole, key: string) => {
            const value = values[key]
            if (value === undefined) throw new Error(`${file}: nothing to put in place of ${whole}`)
            return value
          },
        )
        write(file, text, text.startsWith('#!') ? 0o755 : 0o644)
      }
    },
  }
}

/** Closes the tree with size and sums and has dpkg-deb make the package of it; gives its file name. */
export function makePackage(tree: Tree, out: string, epoch: number): string {
  const { folder } = tree
  const installed = filesOf(folder).filter((file) => !file.startsWith('DEBIAN/'))
  const bytes = installed.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  const control = readFileSync(join(folder, 'DEBIAN/control'), 'utf8')
  tree.write('DEBIAN/control', `${control.trimEnd()}\nInstalled-Size: ${Math.ceil(bytes / 1024)}\n`)
  tree.write(
    'DEBIAN/md5sums',
    installed
      .map(
        (file) =>
          `${createHash('md5')
            .update(readFileSync(join(folder, file)))
            .digest('hex')}  ${file}\n`,
      )
      .join(''),
  )
  stamp(folder, epoch)
  // gzip: an older dpkg reads it too, and it takes seconds where xz takes minutes.
  const made = spawnSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z6', '--build', folder, out], {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) },
  })
  const file = /'([^']+\.deb)'\.?\s*$/m.exec(made.stdout ?? '')?.[1]
  if (made.status !== 0 || file === undefined)
    throw new Error(`dpkg-deb: ${made.error?.message ?? made.stderr}`)
  return join(out, basename(file))
}

/** Folders last: writing a file changes its folder's date. */
function stamp(folder: string, epoch: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) stamp(path, epoch)
    else utimesSync(path, epoch, epoch)
  }
  chmodSync(folder, 0o755)
  utimesSync(folder, epoch, epoch)
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted((a, b) => (a < b ? -1 : 1))
}
