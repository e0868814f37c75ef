import type { ReactNode } from 'react'
import css from './shelf.module.css'

interface ShelfProps {
  readonly as?: 'div' | 'ol' | 'ul'
  /** Exactly three, which stand beside each other where letters are not large. */
  readonly three?: boolean
  /** One focus stop for the keys of the pad (kiosk/ui/keypad). */
  readonly group?: boolean
  /** Drawn after what is seen first (use-steps.ts). */
  readonly part?: string
  readonly children: ReactNode
}

/** Things of one kind: below each other, and in two columns on a wide page. */
export function Shelf({ as: As = 'div', three = false, group = false, part, children }: ShelfProps) {
  return (
    <As
      className={css.shelf}
      data-three={three || undefined}
      data-group={group ? '' : undefined}
      data-part={part}
    >
      {children}
    </As>
  )
}
