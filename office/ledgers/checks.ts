import type { LedgerCheck, LedgerField } from './definition.ts'
import type { FieldProblem, LedgerValue, LedgerValues, ValueProblem } from './values.ts'

/** What a rule between fields finds; empty fields are no fault of it. */
export function checkProblems(
  check: LedgerCheck,
  values: LedgerValues,
  fields: readonly LedgerField[],
): FieldProblem[] {
  switch (check.kind) {
    case 'sum': {
      const parts = check.parts.reduce((sum, part) => sum + amount(values[part]), 0)
      const total = values[check.total]
      return total !== undefined && total !== parts ? [{ field: check.total, problem: 'sum' }] : []
    }
    case 'order': {
      const [earlier, later] = [values[check.earlier], values[check.later]]
      return typeof earlier === 'string' && typeof later === 'string' && later < earlier
        ? [{ field: check.later, problem: 'order' }]
        : []
    }
    case 'different': {
      const [one, other] = [values[check.one], values[check.other]]
      return one !== undefined && one === other ? [{ field: check.other, problem: 'same-person' }] : []
    }
    case 'every': {
      const given = values[check.field]
      const asked = fields.find(({ id }) => id === check.field)?.options ?? []
      return Array.isArray(given) && asked.some(({ id }) => !given.includes(id))
        ? [{ field: check.field, problem: 'every' }]
        : []
    }
    default:
      return check.fields.flatMap((field) => {
        const problem = unpublishable(String(values[field] ?? ''))
        return problem === undefined ? [] : [{ field, problem }]
      })
  }
}

const amount = (value: LedgerValue | undefined): number => (typeof value === 'number' ? value : 0)

/** What keeps a text from being published; the machine only finds marks, a second person reads. */
export function unpublishable(text: string): ValueProblem | undefined {
  const plain = text.normalize('NFKC')
  const digits = plain.replaceAll(/[\s-]/g, '')
  if (/(?<!\d)\d{17}[\dXx](?![\dXx])|(?<!\d)\d{15}(?!\d)/.test(digits)) return 'identity-number-inside'
  if (/(?<!\d)1[3-9]\d{9}(?!\d)/.test(digits)) return 'phone-inside'
  if (/(?:绝密|机密|秘密|内部)\s*[★☆*]|(?:绝密|机密)|内部(?:资料|文件|使用)|不得外传/.test(plain))
    return 'secret-mark-inside'
  return undefined
}
