import type { Store } from './open.ts'

/** The columns as they are, without what the plugins of the store make of them. */
type Plain = { setting: { office_code: string; key: string; value: string } }

/** The code of the office that began with this key, whichever it is in this database; undefined if none did. */
export async function officeOfKey(store: Store, signingKey: string): Promise<string | undefined> {
  // The one question that is asked across offices.
  const row = await store
    .withoutPlugins()
    .withTables<Plain>()
    .selectFrom('setting')
    .select('office_code')
    .where('key', '=', 'signing-key')
    .where('value', '=', signingKey)
    .executeTakeFirst()
  return row?.office_code
}
