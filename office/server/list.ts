import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ProgressState } from '../../exchange/schemas/api.ts'
import { DATABASE } from './start.ts'
import { openStore } from './store/open.ts'

/** No persons: what a technician or a test compares. */
export interface ListedApplication {
  readonly number: string
  readonly id: string
  /** SHA-256 of the envelope as received. */
  readonly hash: string
  readonly state: ProgressState
  readonly receivedAt: string
}

/** Reads what was received, in order of arrival, also while the server runs; needs no key. */
export async function listApplications(
  data: string,
  officeCode: string,
  databaseUrl?: string,
): Promise<ListedApplication[]> {
  const file = join(data, DATABASE)
  if (databaseUrl === undefined && !existsSync(file)) return []
  const store = await openStore({ file, databaseUrl, officeCode })
  try {
    return await store
      .selectFrom('application')
      .innerJoin('envelope', 'envelope.id', 'application.id')
      .select([
        'application.number',
        'application.id',
        'envelope.hash',
        'application.state',
        'application.receivedAt',
      ])
      .orderBy('application.receivedAt')
      .orderBy('application.id')
      .execute()
  } finally {
    await store.destroy()
  }
}
