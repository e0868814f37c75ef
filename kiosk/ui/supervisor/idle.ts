import type { Boot } from '../../api.ts'
import type { View } from '../../session/screen.ts'
import type { Timers } from './timers.ts'

/** How much longer everything waits for who asked for more time. */
const LONG_TIME = 3

export interface Idle {
  /** Told of every view; a new screen, period or warning starts the time anew. */
  readonly observe: (view: View) => void
  /** A finger on the glass. While the warning is up only its own answer counts. */
  readonly touched: () => void
  readonly stop: () => void
}

/**
 * Watches for a citizen who has gone (design.md §5): after the screen's period it warns, and after the warning
 * it ends the visit; on home with nothing entered it ends at once. Seconds come from kiosk.yaml `idle`.
 */
export function watchIdle({
  timers,
  seconds,
  onPause,
  onWarn,
  onExpire,
}: {
  timers: Timers
  seconds: Boot['idle']
  /** Half the period is over, and a card is kept. */
  onPause: () => void
  onWarn: () => void
  onExpire: () => void
}): Idle {
  let cancel = (): void => {}
  let cancelPause = (): void => {}
  let keepsCard = false
  let last = ''
  let warned = false
  let period: View['frame']['idle'] = 'attract'
  let factor = 1

  const restart = (): void => {
    stop()
    if (period === 'attract') return
    if (warned) {
      cancel = timers.after(seconds.warningSeconds * 1000, onExpire)
      return
    }
    const ms = secondsOf(seconds, period) * 1000 * factor
    cancel = timers.after(ms, period === 'home' ? onExpire : onWarn)
    if (keepsCard) cancelPause = timers.after(ms / 2, onPause)
  }
  const stop = (): void => {
    cancel()
    cancelPause()
  }

  return {
    observe: ({ frame, screen }) => {
      const now = `${frame.idle} ${frame.overlay} ${screen.screen} ${frame.display.time}`
      // No news in itself: a card that was let go must not give who has gone a new period.
      keepsCard = frame.keepsCard
      if (now === last) return
      last = now
      period = frame.idle
      factor = frame.display.time === 'long' ? LONG_TIME : 1
      warned = frame.overlay === 'idle-warning'
      restart()
    },
    touched: () => {
      if (!warned) restart()
    },
    stop,
  }
}

/**
 * While a card is read or paper comes out nobody is disturbed, but a device that never ends must not keep
 * somebody's data on the screen: then the longest period holds.
 */
const secondsOf = (
  seconds: Boot['idle'],
  period: 'none' | 'home' | 'information' | 'form' | 'quiet',
): number =>
  ({
    none: seconds.quietSeconds,
    home: seconds.homeSeconds,
    information: seconds.informationSeconds,
    form: seconds.formSeconds,
    quiet: seconds.quietSeconds,
  })[period]
