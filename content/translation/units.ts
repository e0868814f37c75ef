import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { CHINESE, isForCitizens } from '../load.ts'

/** A text that a translator works on. */
export interface Unit {
  /** From the content room; words of the screens are `locales/kiosk.json`, whatever the language. */
  readonly file: string
  /** The id of a word; in other files the place of the text: `steps.notice.title`. */
  readonly id: string
  readonly chinese: string
  /** In the language asked for; undefined where Chinese stands in for it. */
  readonly own: string | undefined
}

/** Every text of the content room that is written by language, as it is in one of them. */
export const unitsOf = (directory: string, tag: string): Unit[] => unitsByLanguage(directory)(tag)

/** The same for many languages: the files are read once. */
export function unitsByLanguage(directory: string): (tag: string) => Unit[] {
  const texts = translatableFiles(directory).map((file) => ({
    file,
    maps: localizedMaps(readFileSync(join(directory, file), 'utf8')),
  }))
  return (tag) => [
    ...wordUnits(directory, tag),
    ...texts.flatMap(({ file, maps }) =>
      maps.map(({ id, map }) => ({ file, id, chinese: scalarIn(map, CHINESE)!, own: scalarIn(map, tag) })),
    ),
  ]
}

/** Words of the screens and papers of citizens; those of staff are Chinese only, and so is what the law search is asked. */
function wordUnits(directory: string, tag: string): Unit[] {
  return wordFiles(directory).flatMap((name) => {
    const own = wordsIn(directory, tag, name)
    return Object.entries(wordsIn(directory, CHINESE, name))
      .filter(([id]) => !id.endsWith('.question'))
      .map(([id, chinese]) => ({ file: `locales/${name}`, id, chinese, own: own[id] }))
  })
}

function wordFiles(directory: string): string[] {
  const locales = join(directory, 'locales')
  const others = readdirSync(locales, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== CHINESE,
  )
  return readdirSync(join(locales, CHINESE))
    .filter((name) => name.endsWith('.json') && isForCitizens(name))
    .filter((name) => others.some((folder) => existsSync(join(locales, folder.name, name))))
    .toSorted()
}

export function wordsIn(directory: string, tag: string, name: string): Record<string, string> {
  const file = join(directory, 'locales', tag, name)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
}

/** Law texts and what is said about them stay Chinese: an unreviewed translation of law can harm. */
const translatableFiles = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.yaml') && !/^(?:laws|locales)\//.test(file))
    .toSorted()

interface LocalizedMap {
  readonly id: string
  readonly map: YAMLMap
}

/** Every `{zh-CN: …}` of a YAML text and its place; an item of a list is called by its id where it has one. */
export function localizedMaps(text: string): LocalizedMap[] {
  const found: LocalizedMap[] = []
  function visit(node: unknown, path: readonly string[]): void {
    if (isMap(node)) {
      if (scalarIn(node, CHINESE) !== undefined) found.push({ id: path.join('.'), map: node })
      else
        for (const { key, value } of node.items)
          // A short name stands on papers and lists, which are Chinese.
          if (isScalar(key) && key.value !== 'short') visit(value, [...path, String(key.value)])
    } else if (isSeq(node)) {
      const ids = node.items.map((item) => (isMap(item) ? scalarIn(item, 'id') : undefined))
      const named = new Set(ids).size === ids.length && !ids.includes(undefined)
      node.items.forEach((item, index) => visit(item, [...path, named ? ids[index]! : String(index)]))
    }
  }
  visit(parseDocument(text).contents, [])
  return found
}

function scalarIn(map: YAMLMap, key: string): string | undefined {
  const value: unknown = map.get(key)
  return typeof value === 'string' ? value : undefined
}

export const unitKey = ({ file, id }: Pick<Unit, 'file' | 'id'>): string => `${file} ${id}`
