import { recordAudit } from './audit.ts'
import type { Office } from './context.ts'

const SETTING = 'sealing-key'

/** Puts on record that the key which kiosks seal to is another one than before, whoever changed it and when. */
export async function recordSealingKey(office: Office): Promise<void> {
  const value = office.keys.sealing[0]!.keyId
  const known = await office.store
    .selectFrom('setting')
    .select('value')
    .where('key', '=', SETTING)
    .executeTakeFirst()
  if (!known) {
    await office.store
      .insertInto('setting')
      .values({ key: SETTING, value })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
    return
  }
  if (known.value === value) return
  // Of several servers one writes the line.
  const { numUpdatedRows } = await office.store
    .updateTable('setting')
    .set({ value })
    .where('key', '=', SETTING)
    .where('value', '=', known.value)
    .executeTakeFirst()
  if (numUpdatedRows === 1n) await recordAudit(office, '', 'sealing-key', `${known.value} ${value}`)
}
