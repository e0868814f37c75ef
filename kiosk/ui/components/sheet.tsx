import type { ReactNode } from 'react'
import { cx } from '../../../ui-kit/cx.ts'
import css from './sheet.module.css'

interface SheetProps {
  /** How it is laid out inside, where that is not one below the other. */
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** One long text that is read by itself: an article of law, an answer. */
export const Sheet = ({ className, children }: SheetProps) => (
  <article className={cx(css.sheet, className)}>{children}</article>
)
