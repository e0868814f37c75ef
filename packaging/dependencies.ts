import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** What the pages are made with or of: it is in `dist` already and runs in no Node process of an installed machine. */
const PAGE_ONLY = new Set([
  'vite',
  '@vitejs/plugin-react',
  'react',
  'react-dom',
  'react-i18next',
  'i18next',
  'es-hangul',
  '@fontsource-variable/noto-naskh-arabic',
  '@fontsource-variable/noto-serif-sc',
  '@fontsource-variable/noto-serif-tibetan',
])

const names = z.record(z.string(), z.string()).default({})
const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: names,
  optionalDependencies: names,
})

export interface Dependency {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** Folder relative to the root, `node_modules/a/node_modules/b` where a version is its parent's own. */
  readonly folder: string
  /** Only in what was built, not in the installed node_modules. */
  readonly pageOnly: boolean
}

/** The packages of an installed machine: those of package.json without the development ones, and what they need. */
export function productionDependencies(root: string): readonly Dependency[] {
  const found = new Map<string, Dependency>()
  const read = (folder: string) =>
    manifest.parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')))

  function visit(name: string, from: string, optional: boolean, pageOnly: boolean): void {
    const folder = resolveFrom(root, name, from)
    if (folder === undefined) {
      if (optional) return
      throw new Error(`${name}, needed by ${from || 'package.json'}, is not installed: run npm install`)
    }
    const before = found.get(folder)
    if (before && (!before.pageOnly || pageOnly)) return
    const { version, license = 'see its folder', dependencies, optionalDependencies } = read(folder)
    found.set(folder, { name, version, licence: license, folder, pageOnly })
    for (const one of Object.keys(dependencies))
      visit(one, folder, optionalDependencies[one] !== undefined, pageOnly)
    for (const one of Object.keys(optionalDependencies)) visit(one, folder, true, pageOnly)
  }

  const own = read('')
  for (const name of Object.keys(own.dependencies)) visit(name, '', false, PAGE_ONLY.has(name))
  // Node itself is installed as one program, beside what it runs.
  for (const name of Object.keys(own.optionalDependencies))
    if (!name.startsWith('node-')) visit(name, '', true, false)
  return [...found.values()].toSorted((a, b) => (a.folder < b.folder ? -1 : 1))
}

/** As Node looks for it: beside whoever asks, then further out. */
function resolveFrom(root: string, name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (folder === '.') folder = ''
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(root, candidate, 'package.json'))) return candidate
    if (folder === '') return undefined
  }
}
