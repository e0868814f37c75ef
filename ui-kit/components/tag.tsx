import type { ReactNode } from 'react'
import css from './tag.module.css'

interface TagProps {
  readonly tone: 'good' | 'plain' | 'note' | 'bad'
  readonly children: ReactNode
}

/** A word beside a name, on its own ground: free, closed, in force. What it says stands in it, never in its colour. */
export function Tag({ tone, children }: TagProps) {
  return (
    <span className={css.tag} data-tone={tone}>
      {children}
    </span>
  )
}
