import type { ShownContent } from '../../../exchange/schemas/pack.ts'
import { Icon, type IconName } from '../components/icon.tsx'
import type { Tone } from '../components/notice.tsx'
import { t } from '../words.ts'

type Shows = 'newest' | 'lags' | 'refused' | 'unknown'

export function showsOf(shown: ShownContent | null, newest: number | null): Shows {
  if (shown === null || newest === null) return 'unknown'
  if (shown.pack === newest) return 'newest'
  return shown.refused?.n === newest ? 'refused' : 'lags'
}

const LOOK: Record<Shows, { tone: Tone; icon: IconName }> = {
  newest: { tone: 'good', icon: 'check' },
  lags: { tone: 'new', icon: 'clock' },
  refused: { tone: 'stop', icon: 'warn' },
  unknown: { tone: 'done', icon: 'minus' },
}

/** Whether a kiosk, or an office below, shows the newest content pack. */
export function ShownState({
  shown,
  newest,
}: {
  readonly shown: ShownContent | null
  readonly newest: number | null
}) {
  const shows = showsOf(shown, newest)
  return (
    <span className={`state tone-${LOOK[shows].tone}`} data-shows={shows}>
      <Icon name={LOOK[shows].icon} />
      {t(`content.shows.${shows}`)}
    </span>
  )
}
