import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react'
import { Scroller } from './scroller.tsx'
import css from './dialog.module.css'

/** What stays in reach below every dialog; the application gives it once for all. */
export const DialogFoot = createContext<ReactNode>(null)

interface DialogProps {
  readonly id: string
  readonly label: string
  readonly alert?: boolean
  readonly wide?: boolean
  /** Stay in sight below the rest, however much there is to read. */
  readonly answers?: ReactNode
  readonly children: ReactNode
}

/** A sheet over the page. It takes the focus and keeps it; what is behind is inert (see `inert` on the page). */
export function Dialog({ id, label, alert = false, wide = false, answers, children }: DialogProps) {
  const foot = useContext(DialogFoot)
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    sheet.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <div className={css.scrim} data-overlay={id}>
      <div
        ref={sheet}
        className={css.sheet}
        data-wide={wide || undefined}
        role={alert ? 'alertdialog' : 'dialog'}
        aria-modal="true"
        aria-label={label}
        tabIndex={-1}
      >
        <Scroller>
          <div className={css.body}>{children}</div>
        </Scroller>
        {answers && <div className={css.answers}>{answers}</div>}
      </div>
      {foot && <div className={css.foot}>{foot}</div>}
    </div>
  )
}
