import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { CHINESE } from '../load.ts'

/** A Chinese text that a citizen may read, and where an editor finds it. */
export interface PlacedText {
  readonly file: string
  readonly line: number
  /** Keys down to it: `outcomes.company.steps.0.text`. */
  readonly field: string
  readonly text: string
}

/** Folders with texts that citizens read; statute words that are only quoted for the check are no such texts. */
export const TEXT_FOLDERS = [
  'guides',
  'guides/blocks',
  'answers',
  'services',
  'forms',
  'glossary',
  'campaigns',
] as const

/** What stands under these keys is for the machine, the search or the check, or is a name. */
const NOT_READ = new Set([
  'also',
  'asked',
  'basis',
  'by',
  'checked',
  'cites',
  'id',
  'keywords',
  'law',
  'quotes',
  'read',
  'source',
  'term',
])

/** Every such text of the content room, in the order of files and lines. */
export const citizenTexts = (directory: string): PlacedText[] =>
  TEXT_FOLDERS.flatMap((folder) =>
    yamlFiles(directory, folder).flatMap((file) =>
      textsIn(file, readFileSync(join(directory, file), 'utf8')),
    ),
  )

const yamlFiles = (directory: string, folder: string): string[] =>
  (existsSync(join(directory, folder)) ? readdirSync(join(directory, folder)) : [])
    .filter((name) => name.endsWith('.yaml') && name !== 'quotes.yaml')
    .toSorted()
    .map((name) => `${folder}/${name}`)

export function textsIn(file: string, yaml: string): PlacedText[] {
  const lines = new LineCounter()
  const found: PlacedText[] = []
  const visit = (node: unknown, path: readonly string[]): void => {
    if (isMap(node)) {
      // Of a text in several languages only the Chinese one.
      const items = node.has(CHINESE)
        ? node.items.filter(({ key }) => isScalar(key) && key.value === CHINESE)
        : node.items
      for (const { key, value } of items) {
        const name = isScalar(key) ? String(key.value) : ''
        if (!NOT_READ.has(name)) visit(value, name === CHINESE ? path : [...path, name])
      }
    } else if (isSeq(node)) node.items.forEach((item, index) => visit(item, [...path, String(index)]))
    else if (isScalar(node) && typeof node.value === 'string' && /\p{Script=Han}/u.test(node.value))
      found.push({
        file,
        line: lines.linePos(node.range?.[0] ?? 0).line,
        field: path.join('.'),
        text: node.value,
      })
  }
  visit(parseDocument(yaml, { lineCounter: lines }).contents, [])
  return found
}
