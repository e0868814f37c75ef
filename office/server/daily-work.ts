import { shanghaiDate } from '../../base/clock.ts'
import type { Office } from './context.ts'
import { retire } from './retention.ts'

const LOOK_MS = 3_600_000

/** What an office does once a day by itself: at its start, and then within an hour of midnight. */
export function startDailyWork(office: Office): { readonly stop: () => Promise<void> } {
  let doneOn = ''
  let running: Promise<void> = Promise.resolve()

  async function work(): Promise<void> {
    const day = shanghaiDate(office.clock.now())
    if (day === doneOn) return
    try {
      office.log.info('office.retention', { ...(await retire(office)) })
      doneOn = day
    } catch (error) {
      // Tried again within the hour: the law asks for deletion, not for a standing office.
      office.log.error('office.error', {
        route: 'retention',
        error: error instanceof Error ? error.message : 'unknown',
      })
    }
  }
  const next = () => {
    running = running.then(work)
  }
  next()
  const timer = setInterval(next, LOOK_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
