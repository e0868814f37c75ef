import writeExcelFile from 'write-excel-file/node'
import type { LedgerDefinition } from '../../ledgers/definition.ts'
import type { LedgerRow } from './api-types.ts'
import { columnsOf } from './rows.ts'

/** Comma-separated, UTF-8 with a byte-order mark, which the office programs of China's desks need to see that. */
export function toCsv(ledger: LedgerDefinition, rows: readonly LedgerRow[]): string {
  const columns = columnsOf(ledger)
  const lines = [
    columns.map(({ label }) => label),
    ...rows.map(({ cells }) => columns.map(({ id }) => cells[id] ?? '')),
  ]
  return csvOf(lines)
}

export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\u{FEFF}${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`

/** A cell that a spreadsheet would compute is told to be a text (OWASP: CSV injection). */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The same rows as a workbook; every cell is a text, so nothing is computed and no number loses its zeros. */
export async function toXlsx(ledger: LedgerDefinition, rows: readonly LedgerRow[]): Promise<Buffer> {
  const columns = columnsOf(ledger)
  const head = columns.map(({ label }) => ({ value: label, fontWeight: 'bold' as const }))
  const body = rows.map(({ cells }) => columns.map(({ id }) => ({ value: cells[id] ?? '', type: String })))
  return writeExcelFile([head, ...body], {
    sheet: ledger.title,
    stickyRowsCount: 1,
    columns: columns.map(({ label }) => ({ width: Math.max(14, label.length * 2 + 2) })),
  }).toBuffer()
}
