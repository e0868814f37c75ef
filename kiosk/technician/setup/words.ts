import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The wizard's texts by id, `{name}`s filled in; Chinese unless English is asked for. */
export type Words = (id: string, values?: Readonly<Record<string, string | number>>) => string

export function setupWords(language: 'zh-CN' | 'en'): Words {
  const file = new URL(`../../../content/locales/${language}/setup.json`, import.meta.url)
  const texts = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
  return (id, values = {}) => {
    const text = texts[id]
    if (text === undefined) throw new Error(`content/locales/${language}/setup.json has no ${id}`)
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  }
}
