import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dependency } from './dependencies.ts'

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i

/** `/usr/share/doc/mingli/copyright`: whose work is in the package, under which licence, with its text. */
export function copyrightText(root: string, dependencies: readonly Dependency[], nodeFolder: string): string {
  const parts = dependencies.map(({ name, version, licence, folder }) => {
    const texts = licenceTexts(join(root, folder))
    return [
      `${name} ${version} (${licence})`,
      '',
      ...(texts.length > 0 ? texts : ['(its package has no text)']),
    ]
  })
  return [
    ['Mingli runs on and contains the following works of others.'],
    ['Node.js', '', ...licenceTexts(join(root, nodeFolder))],
    ...parts,
  ]
    .map((lines) => lines.join('\n').trimEnd())
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .concat('\n')
}

function licenceTexts(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
}
