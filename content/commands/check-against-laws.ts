import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { lineIn, parseYaml, type YamlProblem } from '../../base/yaml.ts'
import { guideQuotes } from '../engine/guide-schema.ts'
import { quoteFault } from '../laws/check-quotes.ts'
import { openLawStore, type LawStore } from '../laws/law-store.ts'

/** Every quote of content against the articles in force in a law store. */
export function checkAgainstLaws(
  directory: string,
  store: string,
  note: (line: string) => void,
): YamlProblem[] {
  const opened = openLawStore(store)
  if (!opened.ok) return [{ file: store, line: 1, field: '', message: opened.error }]
  try {
    const { checked, problems } = checkQuotes(directory, opened.value)
    note(`${checked} quotes compared with the laws in force`)
    return problems
  } finally {
    opened.value.close()
  }
}

/** The files of `guides/quotes`; those with faults of form are told by the check of content. */
export function checkQuotes(
  directory: string,
  store: LawStore,
): { readonly checked: number; readonly problems: YamlProblem[] } {
  const folder = join(directory, 'guides/quotes')
  let checked = 0
  const problems = (existsSync(folder) ? readdirSync(folder) : []).toSorted().flatMap((name) => {
    const file = `guides/quotes/${name}`
    const text = readFileSync(join(directory, file), 'utf8')
    const quotes = parseYaml({ schema: guideQuotes, text, file })
    return Object.entries(quotes.ok ? quotes.value : {}).flatMap(([cite, quote]): YamlProblem[] => {
      checked++
      const message = quoteFault(store, cite, quote)
      return message === undefined ? [] : [{ file, line: lineIn(text, [cite]), field: cite, message }]
    })
  })
  return { checked, problems }
}
