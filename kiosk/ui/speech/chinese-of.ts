import type { Words } from '../../api.ts'

/**
 * The Chinese of what stands on a page in another language: for languages that nobody and nothing can read aloud.
 * Found from the page's own words, values put in included; null for text that has no Chinese.
 */
export type ChineseOf = (text: string) => string | null

interface Template {
  readonly pattern: RegExp
  readonly names: readonly string[]
  readonly chinese: string
}

/** Prepared at the first question: few pages are ever read aloud, and every new screen brings new texts. */
export function chineseOf(
  chinese: Words,
  other: Words,
  content: () => readonly Readonly<Record<string, string>>[],
  language: string,
): ChineseOf {
  let known: Known | undefined
  return (text) => {
    const { fixed, templates } = (known ??= knownFrom(chinese, other, content(), language))
    const whole = squeezed(text)
    const same = fixed.get(whole)
    if (same !== undefined) return same
    for (const { pattern, names, chinese: original } of templates) {
      const match = pattern.exec(whole)
      if (match)
        return names.reduce((said, name, i) => said.replaceAll(`{{${name}}}`, match[i + 1]!), original)
    }
    return null
  }
}

interface Known {
  readonly fixed: ReadonlyMap<string, string>
  readonly templates: readonly Template[]
}

function knownFrom(
  chinese: Words,
  other: Words,
  content: readonly Readonly<Record<string, string>>[],
  language: string,
): Known {
  const fixed = new Map<string, string>()
  const templates: Template[] = []
  for (const [id, text] of Object.entries(other)) {
    const original = chinese[id]
    if (original === undefined) continue
    if (text.includes('{{')) templates.push(templateOf(text, original))
    else fixed.set(squeezed(text), original)
  }
  for (const texts of content) {
    const [own, original] = [texts[language], texts['zh-CN']]
    if (own !== undefined && original !== undefined) fixed.set(squeezed(own), original)
  }
  return { fixed, templates }
}

function templateOf(text: string, chinese: string): Template {
  const names: string[] = []
  const pattern = squeezed(text)
    .split(/\{\{(\w+)\}\}/u)
    .map((part, i) => {
      if (i % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
      names.push(part)
      return '(.+?)'
    })
    .join('')
  return { pattern: new RegExp(`^${pattern}$`, 'u'), names, chinese }
}

/** Without the isolates that keep figures in place, and with single spaces. */
const squeezed = (text: string): string =>
  text
    .replaceAll(/[\u2066-\u2069]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()

/** All texts by language that stand anywhere in what the page shows. */
export function localizedIn(node: unknown, found: Record<string, string>[] = []): Record<string, string>[] {
  if (typeof node !== 'object' || node === null) return found
  if (Object.hasOwn(node, 'zh-CN')) found.push(node as Record<string, string>)
  else for (const value of Object.values(node)) localizedIn(value, found)
  return found
}
