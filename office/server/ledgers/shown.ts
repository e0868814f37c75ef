import { maskIdNumber, maskName } from '../../../base/id-number.ts'
import type { LedgerField } from '../../ledgers/definition.ts'
import { yuan, type LedgerValue } from '../../ledgers/values.ts'
import type { Office } from '../context.ts'
import { namedIn } from '../profile/once-named.ts'
import type { Choices } from './api-types.ts'
import { word } from './words.ts'

/** What may be chosen of the office's own people, places and partners; last those that only older rows speak of. */
export function choicesOf({ profile, profiles }: Office): Choices {
  const now = namedIn(profile)
  const former = profiles.former()
  const all = (kind: keyof Choices) => [
    ...now[kind],
    ...former[kind].map((one) => ({ ...one, gone: true as const })),
  ]
  return { staff: all('staff'), village: all('village'), body: all('body') }
}

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
