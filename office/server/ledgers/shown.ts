import { maskIdNumber, maskName } from '../../../base/id-number.ts'
import { pick } from '../../../content/engine/pick.ts'
import type { LedgerField } from '../../ledgers/definition.ts'
import { yuan, type LedgerValue } from '../../ledgers/values.ts'
import type { Office } from '../context.ts'
import { word } from './words.ts'

/** What may be chosen of the office's own people, places and partners. */
export function choicesOf({ profile }: Office) {
  return {
    staff: profile.staff.map(({ id, name }) => ({ id, label: name })),
    village: profile.villages.map(({ id, name }) => ({ id, label: pick(name, 'zh-CN') })),
    body: profile.bodies.map(({ id, name }) => ({ id, label: pick(name, 'zh-CN') })),
  }
}
export type Choices = ReturnType<typeof choicesOf>

/** A value as people read it; who it is about is masked. */
export function shown(field: LedgerField, value: LedgerValue | undefined, choices: Choices): string {
  if (value === undefined) return ''
  const labelOf = (options: readonly { id: string; label: string }[], id: unknown): string =>
    options.find((option) => option.id === id)?.label ?? word('value.gone')
  switch (field.kind) {
    case 'choice':
      return labelOf(field.options!, value)
    case 'choices':
      return (value as readonly string[]).map((id) => labelOf(field.options!, id)).join('、')
    case 'stamps':
      return word('value.stamps').replace('{count}', String((value as readonly string[]).length))
    case 'staff':
    case 'village':
    case 'body':
      return labelOf(choices[field.kind], value)
    case 'yes-no':
      return word(value === true ? 'value.yes' : 'value.no')
    case 'money':
      return yuan(value as number)
    case 'person':
      return maskName(String(value))
    case 'phone':
    case 'id-number':
      return maskIdNumber(String(value))
    case 'time':
      return String(value).replace('T', ' ')
    default:
      return String(value)
  }
}
