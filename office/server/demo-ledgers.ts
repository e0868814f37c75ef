import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { shanghaiDate } from '../../base/clock.ts'
import { unwrap } from '../../base/result.ts'
import { parseYaml } from '../../base/yaml.ts'
import type { TypedValue } from '../ledgers/values.ts'
import type { Office } from './context.ts'
import { createRecord, moveRecord } from './ledgers/records.ts'
import { findRecord, ledgerOf } from './ledgers/stored.ts'

/** A number is a day, counted from today; everything else is typed as it stands. */
const values = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))
const demoRecord = z.strictObject({
  ledger: z.string(),
  daysAgo: z.int().min(0),
  by: z.string().optional(),
  values,
  moves: z
    .array(
      z.strictObject({
        move: z.string(),
        after: z.int().min(0),
        by: z.string().optional(),
        values: values.default({}),
      }),
    )
    .default([]),
})
const demoLedgers = z.strictObject({ clerk: z.string(), records: z.array(demoRecord) })

const FILE = new URL('../../content/office/demo-ledgers.yaml', import.meta.url)
const DAY_MS = 86_400_000

/** Fills the ledgers of an empty office as its people would have in the last month; persons and matters are made up. */
export async function fillDemoLedgers(office: Office): Promise<void> {
  const text = readFileSync(FILE, 'utf8')
  const { clerk, records } = unwrap(
    parseYaml({ schema: demoLedgers, text, file: 'content/office/demo-ledgers.yaml' }),
  )
  const now = office.clock.now().getTime()
  const at = (daysAgo: number): Office => ({
    ...office,
    clock: { now: () => new Date(now - daysAgo * DAY_MS) },
  })
  const typed = (given: z.infer<typeof values>): Record<string, TypedValue> =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        typeof value === 'number' ? shanghaiDate(new Date(now + value * DAY_MS)) : value,
      ]),
    )
  for (const { ledger: name, daysAgo, by = clerk, values: given, moves } of records) {
    const ledger = ledgerOf(name)
    const day = shanghaiDate(new Date(now - daysAgo * DAY_MS))
    const dated = ledger.fields.find(({ id }) => id === ledger.columns.date)
    const when = dated ? { [dated.id]: dated.kind === 'time' ? `${day}T09:30` : day } : {}
    const id = unwrap(await createRecord(at(daysAgo), by, ledger, { values: { ...when, ...typed(given) } }))
    for (const { move, after, by: mover = by, values: needed } of moves) {
      const { version } = (await findRecord(office.store, id))!
      unwrap(
        await moveRecord(at(Math.max(0, daysAgo - after)), mover, id, {
          version,
          move,
          values: typed(needed),
        }),
      )
    }
  }
}
