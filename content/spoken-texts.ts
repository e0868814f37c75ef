import { CHINESE, type Content } from './load.ts'

/** Words of the technician's bench, which no citizen hears. */
const UNSPOKEN = /^bench\./

/**
 * Every text that can be recorded once and for all in a language, by id: words without values to be put in, and the
 * texts of forms by their place (`form.legal-aid.steps.matter.title`). Text that only falls back to Chinese is not
 * the language's own.
 */
export function spokenTexts(content: Content, tag: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const chinese = content.words(CHINESE)
  for (const [id, text] of Object.entries(content.words(tag)))
    if (!text.includes('{{') && !UNSPOKEN.test(id) && (tag === CHINESE || text !== chinese[id]))
      texts.set(id, text)
  for (const form of content.forms.values()) collect(form, `form.${form.id}`, tag, texts)
  return texts
}

/** Texts by language may stand at any depth; an element of a list is named by its id where it has one. */
function collect(node: unknown, path: string, tag: string, texts: Map<string, string>): void {
  if (typeof node !== 'object' || node === null) return
  if (Object.hasOwn(node, CHINESE)) {
    const text = (node as Record<string, unknown>)[tag]
    if (typeof text === 'string') texts.set(path, text)
    return
  }
  for (const [key, value] of Object.entries(node)) {
    const named = Array.isArray(node) ? nameOf(value, key) : key
    collect(value, `${path}.${named}`, tag, texts)
  }
}

const nameOf = (value: unknown, index: string): string =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : index
