import type { Office } from '../context.ts'
import { issuePack } from './issue.ts'

/** Issues what the office would hand out now, and again after every version of its profile. */
export async function keepIssued(office: Office): Promise<void> {
  const issue = async (): Promise<boolean> => {
    try {
      await issuePack(office)
      office.hub.tell('content')
      return true
    } catch (error) {
      // Kiosks go on with the pack they have; the office must not stand still for it.
      office.log.error('office.error', {
        route: 'content',
        error: error instanceof Error ? error.message : 'unknown',
      })
      return false
    }
  }
  office.profiles.onChange(issue)
  await issue()
}
