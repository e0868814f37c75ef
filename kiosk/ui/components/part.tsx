import type { ReactNode } from 'react'
import { useWords } from '../kiosk.tsx'
import css from './part.module.css'

interface PartProps {
  /** Of its name. */
  readonly id: string
  readonly children: ReactNode
}

/** A named part of a page. */
export function Part({ id, children }: PartProps) {
  const { t } = useWords()
  return (
    <section className={css.part} data-named={id}>
      <h2 className={css.label}>{t(id)}</h2>
      {children}
    </section>
  )
}
