import type { ContentFault } from '../../server/content-packs/fault.ts'
import { isWord, t } from '../words.ts'

/** A fault in plain words: of its field where that has words of its own, else of its kind; undefined where there are none. */
export function faultText({
  kind,
  field,
  values,
}: Pick<ContentFault, 'kind' | 'field' | 'values'>): string | undefined {
  const name = field.split('.').findLast((step) => /[a-zA-Z]/.test(step))
  const id = [`content.fault.${kind}.${name}`, `content.fault.${kind}`].find(isWord)
  return kind === 'other' || id === undefined || !isWord(id) ? undefined : t(id, values)
}
