import type { ReactNode } from 'react'
import css from './excerpt.module.css'

interface ExcerptProps {
  /** As many as are shown; the rest is cut off and stands on the page that it leads to. */
  readonly lines: 1 | 2
  readonly children: ReactNode
}

/** The first lines of a text that stands elsewhere in full. */
export function Excerpt({ lines, children }: ExcerptProps) {
  return (
    <span className={css.excerpt} data-lines={lines} data-excerpt>
      {children}
    </span>
  )
}
