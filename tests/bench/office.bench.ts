import type { Bar, Benchmark } from './bar.ts'
import { measureDelivery } from './office/delivery.ts'
import { measureGrowth } from './office/growth.ts'
import { NO_POSTGRES, postgresPrograms, startPostgres } from '../../office/server/store/test-postgres.ts'

/** How many envelopes an office takes, and whether it stays quick when it holds a million. */
const measure: Benchmark = async (): Promise<readonly Bar[]> => {
  const bars = [...(await measureDelivery('SQLite', undefined))]
  if (postgresPrograms() === undefined) console.error(NO_POSTGRES)
  else {
    const postgres = await startPostgres({ durable: true })
    try {
      bars.push(...(await measureDelivery('PostgreSQL', (await postgres.schema()).url)))
    } finally {
      await postgres.stop()
    }
  }
  return [...bars, ...(await measureGrowth())]
}
export default measure
