import type { Bar, Benchmark } from './bar.ts'
import { measureDelivery } from './office/delivery.ts'
import { measureGrowth } from './office/growth.ts'
import { NO_POSTGRES, postgresPrograms, startPostgres } from '../../office/server/store/test-postgres.ts'

/** How many envelopes an office takes, and whether it stays quick when it holds a million; two to four minutes. */
const measure: Benchmark = async function* (): AsyncGenerator<Bar> {
  yield* measureDelivery('SQLite')
  yield* await measureGrowth('SQLite')
  if (postgresPrograms() === undefined) {
    console.error(NO_POSTGRES)
    return
  }
  const postgres = await startPostgres({ durable: true })
  const newSchema = async () => (await postgres.schema()).url
  try {
    yield* measureDelivery('PostgreSQL', newSchema)
    yield* await measureGrowth('PostgreSQL', newSchema)
  } finally {
    await postgres.stop()
  }
}
export default measure
