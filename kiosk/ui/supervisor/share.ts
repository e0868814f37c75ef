import type { AccompanyShare } from '../../api.ts'
import { sharedScreen } from '../../session/accompany-screen.ts'
import type { View } from '../../session/screen.ts'
import type { Timers } from './timers.ts'

/** Letters that are typed fast go together. */
const GATHER_MS = 200

export interface Share {
  /** Told of every view; sends what the clerk may see when it is something else than last time. */
  readonly observe: (view: View) => void
}

/** While the citizen lets a clerk accompany them, and only then: what is on the glass, or that it is covered. */
export function shareScreen({
  timers,
  send,
}: {
  readonly timers: Timers
  readonly send: (share: AccompanyShare) => void
}): Share {
  let view: View | null = null
  let last = ''
  let waits = false
  let cancel = (): void => {}

  function tell(): void {
    waits = false
    if (!view) return
    const { accompany, covered } = view.frame
    if (accompany.id === null) return
    const screen = covered ? null : sharedScreen(view.screen)
    const share: AccompanyShare = { accompany: accompany.id, covered, screen }
    const text = JSON.stringify(share)
    if (text === last) return
    last = text
    send(share)
  }

  return {
    observe: (next) => {
      if (next.frame.accompany.state !== 'open') {
        cancel()
        waits = false
        view = null
        last = ''
        return
      }
      const isFirst = view === null
      const isCovering = next.frame.covered && view?.frame.covered === false
      view = next
      // Nobody waits for the first look, and a cover must not come late.
      if (isFirst || isCovering) {
        cancel()
        tell()
      } else if (!waits) {
        waits = true
        cancel = timers.after(GATHER_MS, tell)
      }
    },
  }
}
