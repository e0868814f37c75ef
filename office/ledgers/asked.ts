import type { LedgerField } from './definition.ts'

/** Whether a field counts, given the others, typed or stored. */
export function isAsked(
  field: LedgerField,
  values: Readonly<Record<string, string | number | boolean | readonly string[]>>,
): boolean {
  if (!field.when) return true
  const other = values[field.when.field]
  const given = typeof other === 'object' ? other : [String(other ?? '')]
  return field.when.is.some((one) => given.includes(one))
}
