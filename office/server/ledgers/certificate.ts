import type { Office } from '../context.ts'
import type { Certificate } from './api-types.ts'
import { rowsOf } from './rows.ts'
import { choicesOf, shown } from './shown.ts'
import { ledgerOf, type StoredRecord } from './stored.ts'

/**
 * What the records of another ledger prove about this one: the service of a volunteer, as it was recorded (志愿服务条例第十九条).
 * No name is in it; that is opened, and logged, by who prints it. Undefined where nothing of the kind is proven.
 */
export async function certificateOf(office: Office, record: StoredRecord): Promise<Certificate | undefined> {
  const { certificate } = ledgerOf(record.ledger)
  if (!certificate) return undefined
  const ledger = ledgerOf(certificate.of)
  const rows = await rowsOf(office, ledger, { where: { [certificate.by]: record.number } })
  const choices = choicesOf(office)
  const cell = (values: (typeof rows)[number]['values'], name: string) => {
    const field = ledger.fields.find(({ id }) => id === name)
    return field ? shown(field, values[name], choices) : ''
  }
  return {
    number: record.number,
    hours: rows.reduce((sum, { values }) => sum + Number(values[certificate.hours] ?? 0), 0),
    services: rows
      .map(({ date, values }) => ({
        date,
        work: cell(values, certificate.work),
        place: cell(values, certificate.place),
        hours: Number(values[certificate.hours] ?? 0),
      }))
      .toReversed(),
  }
}
