import type { QueueDay } from '../../server/queue/api-types.ts'
import { duration } from '../format.ts'
import { t } from '../words.ts'

/** What a day was like, in a sentence that fits a telephone too. */
export function dayInWords({ taken, served, left, medianWait, longestWait }: QueueDay): string {
  const counts = t('queue.figures', { taken, served, left })
  if (medianWait === null || longestWait === null) return counts
  const wait = { median: duration(medianWait), longest: duration(longestWait) }
  return `${counts}${t('queue.figures.wait', wait)}`
}
